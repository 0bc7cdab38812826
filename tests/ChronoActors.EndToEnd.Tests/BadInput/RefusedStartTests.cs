using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.BadInput;

/// <summary>What keeps a node from starting is one line, which says what to do, and exit code 2.</summary>
[Trait("Category", "EndToEnd")]
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("CHRONO_HTTP_PORT", "chrono.http.port")]
    [InlineData("CHRONO_OPERATOR_PORT", "chrono.operator.port")]
    [InlineData("CHRONO_REMOTING_PORT", "chrono.remoting.port")]
    public async Task A_port_in_use(string variable, string setting)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await IsRefusedAsync($"The setting {setting} ({variable}) is {port}; allowed is a port that", (variable, port), ("CHRONO_DATA_DIR", _folder.Path));
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written()
    {
        // Root may write to read-only folders, but not into a file.
        var file = Path.Combine(_folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "");

        await IsRefusedAsync($"The data directory {file} (chrono.persistence.data-dir) can't be written", ("CHRONO_DATA_DIR", file));
        await IsRefusedAsync("The data directory /proc/chrono (chrono.persistence.data-dir) can't be written", ("CHRONO_DATA_DIR", "/proc/chrono"));
    }

    [Fact]
    public async Task A_second_node_on_the_same_sqlite_directory_while_the_first_goes_on()
    {
        await using var first = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _folder.Path });
        first.Start();
        await first.ReadyAsync();

        await IsRefusedAsync($"The data directory {_folder.Path} (chrono.persistence.data-dir) is in use by another node", ("CHRONO_DATA_DIR", _folder.Path));
        await first.ReadyAsync();
    }

    [Theory]
    [InlineData("CHRONO_CHUNK_ROWS", "many", "The setting chrono.tracking.chunk-rows is \"many\"; allowed is a whole number from 1 to 10000.")]
    [InlineData("CHRONO_PERSISTENCE", "oracle", "The setting chrono.persistence.kind is \"oracle\"; allowed is sqlite or postgres.")]
    [InlineData("CHRONO_BIND", "10.255.255.254", "The setting chrono.bind (CHRONO_BIND) is \"10.255.255.254\"; allowed is an IP address of this machine, or 0.0.0.0.")]
    [InlineData("CHRONO_SEEDS", "somewhere", "The setting chrono.seeds is \"somewhere\"; allowed is a list of host:port.")]
    [InlineData("CHRONO_CHUNK_ROW", "5", "The environment variable CHRONO_CHUNK_ROW is not known; allowed are")]
    public Task A_wrong_setting(string name, string value, string message) =>
        IsRefusedAsync(message, (name, value), ("CHRONO_DATA_DIR", _folder.Path));

    [Fact]
    public async Task A_malformed_configuration_file()
    {
        var file = Path.Combine(_folder.Path, "node.conf");
        await File.WriteAllTextAsync(file, "chrono {\n  seeds = [1 }");
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _folder.Path });
        node.Start("--config", file);

        Assert.Equal(2, await node.ExitAsync());
        Assert.StartsWith($"The setting --config is \"{file}\" (line 2: }} does not close the [ of line 2)", node.Output, StringComparison.Ordinal);
    }

    private static async Task IsRefusedAsync(string message, params (string Name, string Value)[] environment)
    {
        await using var node = new NodeProcess(environment.ToDictionary(pair => pair.Name, pair => pair.Value));
        node.Start();

        Assert.Equal(2, await node.ExitAsync());
        Assert.StartsWith(message, node.Output, StringComparison.Ordinal);
        Assert.Single(node.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
