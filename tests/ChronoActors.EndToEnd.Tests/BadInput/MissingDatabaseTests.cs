using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.BadInput;

[Trait("Category", "EndToEnd")]
public class MissingDatabaseTests
{
    [SkippableFact]
    public async Task A_node_waits_for_its_database_says_so_and_works_when_it_is_there()
    {
        await using var database = await PostgresServer.StartNewAsync();
        await database.StopAsync();
        await using var node = new NodeProcess(new Dictionary<string, string>
        {
            ["CHRONO_PERSISTENCE"] = "postgres",
            ["CHRONO_POSTGRES"] = database.ConnectionString,
        });
        node.Start();

        await node.SaysAsync("not ready: the database does not answer");
        Assert.StartsWith("alive", await node.GetAsync("/healthz/live"), StringComparison.Ordinal);

        await database.StartAsync();
        await node.ReadyAsync();
        var recorded = await PbmProcess.RunAsync(node, "tracker", "record", "pool", "5");
        Assert.True(recorded.ExitCode == 0, recorded.Errors);
        Assert.Contains("warn", node.Output, StringComparison.Ordinal);
    }
}
