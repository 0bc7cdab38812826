using ChronoActors.Client.Alerts;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Client.Connection;

/// <summary>What an <see cref="AlertSubscriptionActor"/> works with.</summary>
/// <param name="Rule">The rule to set; its name is the subscription's, too.</param>
/// <param name="Callbacks">Gets the alerts that are raised.</param>
/// <param name="Timeout">How long setting it up may take.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">Is told what a person should know.</param>
/// <param name="Way">How the cluster is reached, for a person.</param>
/// <param name="Done">Is told when the rule is durable and the subscription begins, or why not.</param>
internal sealed record AlertSubscription(
    AlertRule Rule, CallbackQueue Callbacks, TimeSpan Timeout, TimeProvider Time, TrackerLog Log, string Way, TaskCompletionSource<bool> Done);
