using System.Text.Json;
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
        await Eventually.HoldsAsync(AreRatesThereAsync, Limit, "the first samples and, from the second on, the first rates");
    }

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<bool> AreRatesThereAsync()
    {
        using var report = JsonDocument.Parse(await Node.GetAsync("/api/v1/report?selector=cpu/utilization"));
        var rows = report.RootElement.GetProperty("rows");
        return rows.GetArrayLength() > 0 && rows.EnumerateArray().All(row => row.GetProperty("current").ValueKind == JsonValueKind.Number);
    }
}
