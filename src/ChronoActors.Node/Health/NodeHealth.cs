using System.Data.Common;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using ChronoActors.Cluster;
using ChronoActors.Node.Storage;

namespace ChronoActors.Node.Health;

/// <summary>Whether the node can do its work: it is Up in the cluster, its shard region is registered, its database answers. Thread-safe.</summary>
internal sealed class NodeHealth(ActorSystem system, IReadOnlyActorRegistry actors, Database database)
{
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RegionPatience = TimeSpan.FromSeconds(1);
    private volatile bool _wasRegistered;

    /// <summary>What keeps the node from being ready, or null.</summary>
    public async Task<string?> WhyNotReadyAsync(CancellationToken cancel)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        if (cluster.IsTerminated)
        {
            return "the node has left the cluster";
        }

        if (cluster.SelfMember.Status != MemberStatus.Up)
        {
            return $"the node is {cluster.SelfMember.Status} in the cluster, not Up";
        }

        return await WhyDatabaseDoesNotAnswerAsync(cancel).ConfigureAwait(false) is { } why ? $"the database does not answer: {why}"
            : await IsRegisteredAsync(cluster.SelfAddress, cancel).ConfigureAwait(false) ? null
            : "the shard coordinator does not know this node yet";
    }

    private async Task<string?> WhyDatabaseDoesNotAnswerAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(DatabasePatience);
        try
        {
            await database.PingAsync(patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or InvalidOperationException)
        {
            return fault.Message;
        }
    }

    /// <summary>
    /// Once is enough: when the coordinator moves, all regions register anew within seconds, and a cluster that takes all its
    /// nodes from its clients meanwhile would lose more.
    /// </summary>
    private async Task<bool> IsRegisteredAsync(Address self, CancellationToken cancel)
    {
        if (_wasRegistered)
        {
            return true;
        }

        try
        {
            var known = await actors.Get<ResourcesKey>().Ask<CurrentRegions>(GetCurrentRegions.Instance, RegionPatience, cancel).ConfigureAwait(false);
            return _wasRegistered = known.Regions.Contains(self);
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }
}
