namespace ChronoActors.Core.Resources;

/// <summary>One measured dimension of a resource. Immutable.</summary>
public sealed record Metric
{
    /// <summary>Checks and builds a metric.</summary>
    /// <param name="name">For example <c>read_bytes</c>.</param>
    /// <param name="unit">For example <c>bytes</c>, <c>percent</c>, <c>1/s</c>; empty for a plain number.</param>
    /// <param name="kind">Whether it is a level or a growing total.</param>
    /// <exception cref="IdentityException">The name or unit is not allowed.</exception>
    public Metric(string name, string unit = "", MetricKind kind = MetricKind.Gauge)
    {
        Name = NameRules.RequireName(name, "metric name");
        Unit = NameRules.RequireText(unit, "unit", IdentityLimits.MaxNameBytes);
        Kind = kind;
    }

    /// <summary>The single metric of a resource that was tracked without naming any.</summary>
    public static Metric Value { get; } = new("value");

    /// <summary>The metric's name, unique within its resource.</summary>
    public string Name { get; }

    /// <summary>The unit, or an empty text.</summary>
    public string Unit { get; }

    /// <summary>Level or growing total.</summary>
    public MetricKind Kind { get; }
}
