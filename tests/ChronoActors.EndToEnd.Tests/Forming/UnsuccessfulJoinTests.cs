using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Forming;

/// <summary>A node that can't join ends, so that whoever runs it starts it again.</summary>
[Trait("Category", "EndToEnd")]
public sealed class UnsuccessfulJoinTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_node_whose_seeds_are_not_there_gives_up_within_its_limit_with_exit_code_1()
    {
        var config = Path.Combine(_folder.Path, "node.conf");
        await File.WriteAllTextAsync(config, "akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = 5s");
        await using var node = new NodeProcess(new Dictionary<string, string>
        {
            ["CHRONO_DATA_DIR"] = _folder.Path,
            ["CHRONO_SEEDS"] = $"127.0.0.1:{FreePort.Next()},127.0.0.1:{FreePort.Next()}",
        });
        node.Start("--config", config);
        await node.SaysAsync("not ready: the node is ");

        Assert.Equal(1, await node.ExitAsync());
        Assert.Contains("No seed of the cluster (chrono.seeds, CHRONO_SEEDS) let this node join.", node.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_first_seed_may_form_a_cluster()
    {
        var environment = new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _folder.Path, ["CHRONO_LOG_LEVEL"] = "Info" };
        await using var second = new NodeProcess(environment);
        environment["CHRONO_SEEDS"] = $"127.0.0.1:{FreePort.Next()},{second.ContactPoint}";
        var config = Path.Combine(_folder.Path, "node.conf");
        // The first would have formed one after 5 s.
        await File.WriteAllTextAsync(config, "akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = 10s");
        second.Start("--config", config);

        Assert.Equal(1, await second.ExitAsync());
        Assert.DoesNotContain("is a member of the cluster", second.Output, StringComparison.Ordinal);
    }
}
