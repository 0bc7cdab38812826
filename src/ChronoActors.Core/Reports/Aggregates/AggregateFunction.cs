namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>What becomes of the metrics of a group. The numbers are part of the wire format.</summary>
public enum AggregateFunction
{
    /// <summary>The largest figure.</summary>
    Max = 0,

    /// <summary>The smallest figure.</summary>
    Min = 1,

    /// <summary>The mean of the figures: every metric weighs the same, however many samples it has.</summary>
    Avg = 2,

    /// <summary>The sum of the figures.</summary>
    Sum = 3,

    /// <summary>How many metrics there are.</summary>
    Count = 4,
}
