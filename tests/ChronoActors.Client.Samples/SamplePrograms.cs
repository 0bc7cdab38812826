namespace ChronoActors.Client.Samples;

/// <summary>The sample programs by name.</summary>
public static class SamplePrograms
{
    public static IReadOnlyDictionary<string, Func<IResourceTracker, Task>> All { get; } = new SortedDictionary<string, Func<IResourceTracker, Task>>(StringComparer.Ordinal)
    {
        ["basic"] = BasicTracking.RunAsync,
        ["pool"] = Pool.RunAsync,
        ["timeline"] = Events.RunAsync,
        ["meters"] = Meters.RunAsync,
        ["actors"] = Actors.RunAsync,
        ["custom-type"] = CustomType.RunAsync,
        ["health"] = Health.RunAsync,
        ["thresholds"] = Thresholds.RunAsync,
        ["tuning"] = Tuning.RunAsync,
    };
}
