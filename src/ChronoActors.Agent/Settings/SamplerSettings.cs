namespace ChronoActors.Agent.Settings;

/// <summary>The settings of one sampler.</summary>
/// <param name="Enabled">Whether it samples.</param>
/// <param name="Interval">From one sample to the next, 100 ms to 1 h.</param>
/// <param name="Skip">Names of devices, interfaces or mounts to leave out; <c>*</c> and <c>?</c> match.</param>
public sealed record SamplerSettings(bool Enabled, TimeSpan Interval, IReadOnlyList<string> Skip);
