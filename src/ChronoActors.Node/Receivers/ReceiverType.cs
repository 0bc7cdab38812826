using ChronoActors.Cluster.Alerts.Receivers;

namespace ChronoActors.Node.Receivers;

/// <summary>A kind of receiver.</summary>
/// <param name="Name">As settings name it.</param>
/// <param name="Keys">Its settings, besides those that all have.</param>
/// <param name="Read">Reads and checks them when the node starts; what it returns makes the receiver.</param>
internal sealed record ReceiverType(string Name, string[] Keys, Func<ReceiverFields, Func<TimeProvider, ILoggerFactory, IReceiver>> Read)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ReceiverType> All { get; } =
    [
        WebhookReceiver.Type,
        SlackReceiver.Type,
        PagerDutyReceiver.Type,
        AlertmanagerReceiver.Type,
        EmailReceiver.Type,
        LogReceiver.Type,
    ];
}
