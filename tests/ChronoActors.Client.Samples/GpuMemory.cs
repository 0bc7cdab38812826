using ChronoActors.Client.Measures;

namespace ChronoActors.Client.Samples;

/// <summary>A type with measures of its own.</summary>
public readonly record struct GpuMemory([property: Measure("MiB", Name = "used")] int UsedMb, [property: Measure("MiB", Name = "total")] int TotalMb)
{
    [Measure("percent")]
    public double Utilization => 100.0 * UsedMb / TotalMb;
}
