namespace ChronoActors.Core.Thresholds;

/// <summary>What is compared with a threshold. The values are part of the wire and journal formats.</summary>
public enum ThresholdFigure
{
    /// <summary>The value; of an interval the extreme on the threshold's side.</summary>
    Value = 0,

    /// <summary>For how many seconds nothing was heard, by the node's clock.</summary>
    Silence = 1,

    /// <summary>The average of an interval; a plain value is its own.</summary>
    Average = 2,

    /// <summary>The largest value of an interval.</summary>
    Max = 3,

    /// <summary>The smallest value of an interval.</summary>
    Min = 4,

    /// <summary>The change since the sample before, per second.</summary>
    Rate = 5,

    /// <summary>The value as a share of another metric of the resource.</summary>
    Share = 6,
}
