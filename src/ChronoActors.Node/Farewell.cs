using Akka.Actor;

namespace ChronoActors.Node;

/// <summary>What a node says when it ends, and its exit code: 0 where somebody wanted it to end, 1 where it could not stay in the cluster.</summary>
internal static class Farewell
{
    public static async Task<int> SayAsync(WebApplication node)
    {
        var why = CoordinatedShutdown.Get(node.Services.GetRequiredService<ActorSystem>()).ShutdownReason switch
        {
            CoordinatedShutdown.ClusterJoinUnsuccessfulReason => "No seed of the cluster (chrono.seeds, CHRONO_SEEDS) let this node join. Start it again when they can be reached.",
            CoordinatedShutdown.ClusterDowningReason => "The cluster gave this node up, since it could not be reached. Start it again.",
            _ => null,
        };
        if (why is null)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync(why).ConfigureAwait(false);
        return 1;
    }
}
