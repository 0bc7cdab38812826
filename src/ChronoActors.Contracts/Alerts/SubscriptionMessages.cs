using System.Collections.Immutable;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;

namespace ChronoActors.Contracts.Alerts;

/// <summary>
/// Client to the alert log: what has a rule raised and cleared? Also says that everything up to <paramref name="After"/> is handled, which is
/// remembered. Answered by an <see cref="AlertPage"/>, at once or when there is something, at the latest after the wait. Asking
/// again does no harm.
/// </summary>
/// <param name="Subscription">The subscriber's name.</param>
/// <param name="Rule">The rule's name; empty for all rules, which clients may not ask for.</param>
/// <param name="After">The last number that is handled; null to go on where the subscription is: a new one begins with what comes next.</param>
/// <param name="Wait">How long the answer may wait for something to tell.</param>
public sealed record AskAlerts(string Subscription, string Rule, long? After, TimeSpan Wait) : IAlertMessage;

/// <summary>The alert log to a client: the next transitions of the rule.</summary>
/// <param name="Subscription">The subscriber's name.</param>
/// <param name="After">As it was asked for.</param>
/// <param name="UpTo">There is nothing else of the rule up to this number.</param>
/// <param name="IsCut">Whether transitions that were not read may be gone: the log keeps the newest only.</param>
/// <param name="Refusal">Why there is no answer, for a person; empty otherwise.</param>
/// <param name="Transitions">In order of their numbers.</param>
public sealed record AlertPage(
    string Subscription, long? After, long UpTo, bool IsCut, string Refusal, ImmutableArray<NumberedTransition> Transitions) : IWireMessage
{
    /// <summary>A page that says why there is no answer.</summary>
    public static AlertPage Refuse(string subscription, string why) => new(subscription, null, 0, IsCut: false, why, []);
}

/// <summary>Client to the alert log: forget the subscription. Answered by a <see cref="CommandOutcome"/>; done, too, where there is none.</summary>
public sealed record EndSubscription(string Subscription) : IAlertMessage;
