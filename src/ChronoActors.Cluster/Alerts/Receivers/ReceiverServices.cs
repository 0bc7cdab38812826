using Akka.Actor;

namespace ChronoActors.Cluster.Alerts.Receivers;

/// <summary>What all receivers' actors work with. Immutable.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Log">The way to the alert log.</param>
/// <param name="Rules">The rules as this node knows them.</param>
internal sealed record ReceiverServices(TimeProvider Time, ICanTell Log, CurrentRules Rules)
{
    /// <summary>From 0 to 1, at random.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}
