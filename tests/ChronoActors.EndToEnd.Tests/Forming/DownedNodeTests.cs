using ChronoActors.EndToEnd.Tests.Processes;

namespace ChronoActors.EndToEnd.Tests.Forming;

/// <summary>A node that the cluster gives up ends, and is whole again when it is started again.</summary>
[Trait("Category", "EndToEnd")]
public class DownedNodeTests
{
    [SkippableFact]
    public async Task It_ends_with_exit_code_1_and_joins_again_when_it_is_started()
    {
        await using var cluster = await ThreeNodes.StartAsync(new Dictionary<string, string>());
        var given = cluster.Nodes[2];

        var down = await PbmProcess.RunAsync(cluster.Nodes[0], "cluster", "down", "-a", given.ContactPoint);

        Assert.True(down.ExitCode == 0, down.Errors);
        Assert.Equal(1, await given.ExitAsync());
        Assert.Contains("The cluster gave this node up, since it could not be reached. Start it again.", given.Output, StringComparison.Ordinal);
        given.Start();
        await given.ReadyAsync();
        var members = (await PbmProcess.RunAsync(cluster.Nodes[0], "cluster", "show")).Output;
        Assert.Equal(3, members.Split('\n').Count(line => line.Contains(" Up ", StringComparison.Ordinal)));
    }
}
