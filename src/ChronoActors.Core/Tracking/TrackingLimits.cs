namespace ChronoActors.Core.Tracking;

/// <summary>What a resource accepts and when it seals its open chunk.</summary>
public sealed record TrackingLimits
{
    /// <summary>How far a timestamp may be ahead of the node's clock. Default 5 minutes.</summary>
    public TimeSpan FutureSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How old a timestamp may be. Default 7 days.</summary>
    public TimeSpan RawRetention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Rows at which the open chunk is sealed. Default 120.</summary>
    public int ChunkRows { get; init; } = 120;
}
