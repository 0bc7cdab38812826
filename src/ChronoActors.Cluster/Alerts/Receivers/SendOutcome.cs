namespace ChronoActors.Cluster.Alerts.Receivers;

/// <summary>What came of a try to send a notification. Immutable.</summary>
/// <param name="Kind">Whether it arrived.</param>
/// <param name="Reason">Why it did not, for a person; empty otherwise.</param>
/// <param name="RetryAfter">How long the receiver asks to wait before the next try.</param>
public sealed record SendOutcome(SendOutcomeKind Kind, string Reason, TimeSpan? RetryAfter)
{
    /// <summary>The receiver has it.</summary>
    public static SendOutcome Confirmed { get; } = new(SendOutcomeKind.Confirmed, "", null);

    /// <summary>It may work another time.</summary>
    public static SendOutcome Failed(string reason, TimeSpan? retryAfter = null) => new(SendOutcomeKind.Failed, reason, retryAfter);

    /// <summary>The same notification will never be taken.</summary>
    public static SendOutcome Refused(string reason) => new(SendOutcomeKind.Refused, reason, null);
}

/// <summary>Whether a notification arrived.</summary>
public enum SendOutcomeKind
{
    /// <summary>The receiver has it.</summary>
    Confirmed,

    /// <summary>It did not arrive, or nobody knows: try again.</summary>
    Failed,

    /// <summary>The receiver does not want it: trying again is no use.</summary>
    Refused,
}
