using ChronoActors.Client.Measures;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests.Measures;

/// <summary>A custom type as the API's description has it, with an attribute on fields and properties.</summary>
public readonly struct GpuMemory(int usedMb, decimal totalMb, bool isShared)
{
    [Measure("MiB")]
#pragma warning disable CA1051 // Fields can be measures, too.
    public readonly int UsedMb = usedMb;
#pragma warning restore CA1051

    [Measure("MiB", Name = "total")]
    public decimal TotalMb { get; } = totalMb;

    [Measure("percent")]
    public float Utilization => (float)(UsedMb / TotalMb * 100);

    [Measure(Kind = MetricKind.Counter)]
    public bool IsShared { get; } = isShared;

    /// <summary>Not a measure.</summary>
    public string Text => $"{UsedMb} MiB";
}
