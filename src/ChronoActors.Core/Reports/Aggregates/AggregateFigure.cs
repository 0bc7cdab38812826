using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>Which figure of each metric is aggregated. The numbers are part of the wire format.</summary>
public enum AggregateFigure
{
    /// <summary>The newest value.</summary>
    Current = 0,

    /// <summary>The mean of all samples.</summary>
    Average = 1,

    /// <summary>The smallest sample.</summary>
    Min = 2,

    /// <summary>The largest sample.</summary>
    Max = 3,

    /// <summary>The sum of all samples.</summary>
    Sum = 4,

    /// <summary>The number of samples.</summary>
    Count = 5,
}

/// <summary>Reads figures.</summary>
internal static class AggregateFigures
{
    public static double Of(this AggregateFigure figure, in MetricStatistics statistics) => figure switch
    {
        AggregateFigure.Average => statistics.Average,
        AggregateFigure.Min => statistics.Min,
        AggregateFigure.Max => statistics.Max,
        AggregateFigure.Sum => statistics.Sum,
        AggregateFigure.Count => statistics.Count,
        _ => statistics.Current,
    };
}
