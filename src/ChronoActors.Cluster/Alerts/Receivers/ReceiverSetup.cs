using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Cluster.Alerts.Receivers;

/// <summary>A receiver and how it is served.</summary>
/// <param name="Name">Tells it from the others; letters, digits and '-'. What it has got is remembered under this name.</param>
/// <param name="Receiver">Who is told.</param>
public sealed record ReceiverSetup(string Name, IReceiver Receiver)
{
    /// <summary>What it gets.</summary>
    public ReceiverRoute Route { get; init; } = ReceiverRoute.All;

    /// <summary>When it is tried again.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>How long a try may take. Default 10 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);
}
