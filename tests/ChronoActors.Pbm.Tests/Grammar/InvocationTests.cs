using ChronoActors.Pbm.Connection;
using CsCheck;

namespace ChronoActors.Pbm.Tests.Grammar;

public sealed class InvocationTests
{
    [Fact]
    public void Switches_of_pbm_are_taken_out_wherever_they_stand()
    {
        Assert.True(Invocation.TryParse(["--json", "host:1", "tracker", "-o", "f.csv", "report", "--force", "-s", "x", "--token=t"], out var found, out _));
        Assert.Equal(new HostAddress("host", 1), found.Host);
        Assert.Equal(["tracker", "report", "-s", "x"], found.Words);
        Assert.True(found is { Json: true, Force: true, Output: "f.csv", Token: "t", Help: false });
    }

    [Fact]
    public void After_two_dashes_everything_is_the_command_s()
    {
        Assert.True(Invocation.TryParse(["p", "c", "--", "--json", "a:b"], out var found, out _));
        Assert.Equal(["p", "c", "--", "--json", "a:b"], found.Words);
        Assert.False(found.Json);
    }

    [Theory]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:x", "tracker")]
    [InlineData(":9110")]
    [InlineData("a b:1")]
    [InlineData("[::1:9110")]
    [InlineData("p", "c", "-o")]
    [InlineData("p", "c", "--token", "")]
    [InlineData("p", "c", "--json=yes")]
    [InlineData("p", "c", "--force")]
    public void Mistakes_are_refused(params string[] words) => Assert.False(Invocation.TryParse(words, out _, out _));

    [Theory]
    [InlineData("localhost:9110", "http://localhost:9110/")]
    [InlineData("[::1]:9110", "http://[::1]:9110/")]
    [InlineData("http://10.0.0.1:1/", "http://10.0.0.1:1/")]
    [InlineData("node-0.nodes.svc:65535", "http://node-0.nodes.svc:65535/")]
    public void Addresses_are_read(string text, string uri) => Assert.Equal(uri, HostAddress.Parse(text)!.Uri.ToString());

    [Fact]
    public void Garbage_never_throws() => Gen.String.Array[0, 5].Sample(words =>
    {
        Assert.NotEqual(Invocation.TryParse(words, out _, out var fault), fault is not null);
        _ = words.Select(HostAddress.Parse).Count(address => address?.Uri is not null);
    });
}
