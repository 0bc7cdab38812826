using Akka.Event;

namespace ChronoActors.Cluster.Resources;

/// <summary>One of a resource's own timers has run out.</summary>
internal sealed record ResourceTick : IDeadLetterSuppression
{
    public static ResourceTick Instance { get; } = new();
}
