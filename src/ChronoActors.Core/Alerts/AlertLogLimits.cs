namespace ChronoActors.Core.Alerts;

/// <summary>How much an alert log keeps.</summary>
public sealed record AlertLogLimits
{
    /// <summary>Transitions that can still be read: the newest; up to a tenth more between two cuts. Default 10,000.</summary>
    public int Retained { get; init; } = 10_000;

    /// <summary>Resources of which it knows what it has taken, so that it drops repeats: those with the newest transitions. Default 100,000.</summary>
    public int Sources { get; init; } = 100_000;

    /// <summary>Most subscriptions. Default 10,000.</summary>
    public int Subscriptions { get; init; } = 10_000;

    /// <summary>Most transitions in one answer. Default 64.</summary>
    public int Page { get; init; } = 64;
}
