using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ChronoActors.Core.Operator;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Tests.Operator.Hosting;

namespace ChronoActors.Node.Tests.Operator;

public sealed class AccessTests
{
    private static readonly CommandDescription Changing = new("change", "changes", [], [], Changes: true);
    private static readonly CommandDescription Reading = new("read", "reads", [], []);

    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(true, "secret", null, true)]
    [InlineData(false, null, null, false)]
    [InlineData(false, null, "guess", false)]
    [InlineData(false, "", "", false)]
    [InlineData(false, "secret", null, false)]
    [InlineData(false, "secret", "secre", false)]
    [InlineData(false, "secret", "Secret", false)]
    [InlineData(false, "secret", "secret", true)]
    public void Changes_need_the_token_except_on_the_node_itself(bool isLocal, string? expected, string? presented, bool isAllowed)
    {
        Assert.Equal(isAllowed, OperatorAccess.Refusal(Changing, isLocal, expected, presented) is null);
        Assert.Null(OperatorAccess.Refusal(Reading, isLocal, expected, presented));
    }

    [SkippableTheory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    [InlineData("secret", HttpStatusCode.OK)]
    public async Task Another_address_than_loopback_counts_as_another_machine(string? token, HttpStatusCode expected)
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(candidate));
        Skip.If(address is null, "this machine has no address but loopback");
        await using var host = await OperatorHost.StartAsync(new OperatorOptions { Address = address, Port = 0, Token = "secret" }, new ScriptedPalette().Palette);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var content = JsonContent.Create(new RunRequest(["script", "change"]), OperatorJson.Default.RunRequest);
        using var response = await http.PostAsync(new Uri(host.Uri, "/operator/run"), content);
        Assert.Equal(expected, response.StatusCode);
    }
}
