using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Node.Receivers;

/// <summary>The checked settings of a receiver. Immutable; its text has no secrets.</summary>
internal sealed record ReceiverPlan(string Name, string Type, ReceiverRoute Route, RetryPolicy Retry, TimeSpan TimeLimit, Func<TimeProvider, ILoggerFactory, IReceiver> Make)
{
    /// <summary>The receiver, ready for the actors.</summary>
    public ReceiverSetup SetUp(TimeProvider time, ILoggerFactory logs) => new(Name, Make(time, logs)) { Route = Route, Retry = Retry, TimeLimit = TimeLimit };
}
