using Akka.Actor;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>The answer of one node to one question while it is put together. Not thread-safe.</summary>
internal interface INodeAnswer
{
    /// <summary>When nobody waits for it any more.</summary>
    TimeSpan TimeLimit { get; }

    /// <summary>Adds the selected ones of some awake resources.</summary>
    void Add(ReadOnlySpan<ResourceReport> resources);

    /// <summary>Sends the whole answer, in messages that the transport takes.</summary>
    /// <param name="aggregator">Who asked.</param>
    /// <param name="covered">The awake resources of the node, without those that should have been in the answer and did not answer.</param>
    /// <param name="silent">How many did not answer.</param>
    void Send(IActorRef aggregator, CoveredEntities covered, int silent);
}
