using Akka.Actor;
using Akka.Cluster;
using ChronoActors.Cluster.Directory;

namespace ChronoActors.Node.Health;

/// <summary>Whether the node can do its work: member of the cluster, and the database answers. Thread-safe.</summary>
public sealed class NodeHealth(ActorSystem system, SqlDirectory directory)
{
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(2);

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

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(DatabasePatience);
        try
        {
            await directory.InitializeAsync(patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or OperationCanceledException or InvalidOperationException)
        {
            return $"the database does not answer: {fault.Message}";
        }
    }
}
