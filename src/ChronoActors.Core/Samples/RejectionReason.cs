namespace ChronoActors.Core.Samples;

/// <summary>Why samples were not accepted. The values are part of the wire and journal formats: never renumber.</summary>
public enum RejectionReason
{
    /// <summary>Not rejected.</summary>
    None = 0,

    /// <summary>The value, or a part of the interval sample, is NaN or infinite.</summary>
    NotFinite = 1,

    /// <summary>An interval sample whose parts contradict each other (count below 1, last outside min and max, …).</summary>
    InconsistentInterval = 2,

    /// <summary>The timestamp is further ahead of the node's clock than the allowed skew.</summary>
    TooFarInFuture = 3,

    /// <summary>The timestamp is older than the raw retention.</summary>
    TooOld = 4,

    /// <summary>A name, label, unit or type has a character that is not allowed.</summary>
    InvalidIdentity = 5,

    /// <summary>A name, or name and labels together, are over the limit.</summary>
    IdentityTooLong = 6,

    /// <summary>More labels than allowed.</summary>
    TooManyLabels = 7,

    /// <summary>More metrics in the resource than allowed.</summary>
    TooManyMetrics = 8,

    /// <summary>The cluster's or the producer's limit of resources is reached.</summary>
    TooManyResources = 9,

    /// <summary>The message or its rows could not be decoded.</summary>
    Malformed = 10,

    /// <summary>The sender's bounded memory was full and the rows could not be merged any further.</summary>
    OutboxFull = 11,

    /// <summary>The resource was untracked while the rows were under way.</summary>
    Untracked = 12,
}
