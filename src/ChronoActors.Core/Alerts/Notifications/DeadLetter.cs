namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>A notification that a receiver did not take and that is not sent any more; a durable event of the receiver.</summary>
/// <param name="Transition">What it would have told.</param>
/// <param name="Reason">Why the last try failed, for a person.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="AtNs">When it was given up, nanoseconds since the Unix epoch.</param>
public sealed record DeadLetter(RuleTransition Transition, string Reason, int Tries, long AtNs) : IAlertEvent;
