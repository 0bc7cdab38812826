using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.MainJob;

/// <summary>The agent as a process of its own, as it runs on machines that are no members of the cluster.</summary>
[Trait("Category", "EndToEnd")]
public class StandAloneAgentTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Its_samples_are_in_the_report_under_its_name_and_stay_when_it_stops()
    {
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = folder.Path, ["CHRONO_CHUNK_AGE"] = "1s" });
        node.Start();
        await node.ReadyAsync();
        await using var agent = AgentProcess.Start(node.ContactPoint, "edge-7");

        await Eventually.HoldsAsync(() => agent.IsReadyAsync(), Limit, "the agent to be ready");
        await Eventually.HoldsAsync(async () => await CountAsync(node) > 0, Limit, "samples of the agent");
        Assert.Contains("chrono_outbox_samples_total{outcome=\"acknowledged\"}", await agent.GetAsync("/metrics"), StringComparison.Ordinal);

        Assert.Equal(0, await agent.StopAsync());
        Assert.True(await CountAsync(node) > 0);
    }

    private static async Task<int> CountAsync(NodeProcess node) =>
        (await PbmProcess.RunAsync(node, "tracker", "list", "memory{node=\"edge-7\"}")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
}
