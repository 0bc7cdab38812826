namespace ChronoActors.Client.Health;

/// <summary>The settings of a <see cref="TrackerHealthCheck"/>.</summary>
public sealed record TrackerHealthOptions
{
    /// <summary>How long samples may wait while none becomes durable. Default 30 s.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long lost samples are told. Default 5 minutes.</summary>
    public TimeSpan RememberLosses { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
