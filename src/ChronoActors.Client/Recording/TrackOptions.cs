namespace ChronoActors.Client.Recording;

/// <summary>How one resource is recorded; what is null is as in <see cref="ResourceTrackerOptions"/>.</summary>
/// <param name="Mode">What becomes of single values.</param>
/// <param name="Interval">How often rows are taken, 10 ms to 1 hour.</param>
public sealed record TrackOptions(RecordingMode? Mode = null, TimeSpan? Interval = null);
