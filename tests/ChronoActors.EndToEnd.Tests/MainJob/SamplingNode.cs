using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.MainJob;

/// <summary>A node that samples this machine with its built-in agent.</summary>
public sealed class SamplingNode : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly TemporaryDirectory _folder = new();

    public SamplingNode() => Node = new NodeProcess(new Dictionary<string, string>
    {
        ["CHRONO_DATA_DIR"] = Path.Combine(_folder.Path, "data"),
        ["CHRONO_BUILTIN_AGENT"] = "on",
        ["CHRONO_AGENT_NODE_NAME"] = "here",
    });

    internal NodeProcess Node { get; }

    public async Task InitializeAsync()
    {
        // Tests may run in a container with limits of its own; /proc shows the machine.
        var config = Path.Combine(_folder.Path, "machine.conf");
        await File.WriteAllTextAsync(config, "chrono.agent.scope = machine");
        Node.Start("--config", config);
        await Node.ReadyAsync();
        await Eventually.HoldsAsync(
            async () => (await PbmProcess.RunAsync(Node, "tracker", "stats", "processes{node=\"here\"}")).ExitCode == 0, Limit, "the first samples");
    }

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        _folder.Dispose();
    }
}
