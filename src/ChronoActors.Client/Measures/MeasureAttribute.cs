using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Measures;

/// <summary>Marks a public property or field as a metric of the resource that a value of its type is recorded as.</summary>
/// <param name="unit">For example <c>bytes</c>, <c>percent</c>; empty for a plain number.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class MeasureAttribute(string unit = "") : Attribute
{
    /// <summary>The unit, or an empty text.</summary>
    public string Unit { get; } = unit;

    /// <summary>The metric's name; by default that of the member in lower case with underscores: <c>UsedMb</c> is <c>used_mb</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Level or growing total. Default a level.</summary>
    public MetricKind Kind { get; init; }
}
