namespace ChronoActors.Core.Thresholds;

/// <summary>What is compared with a threshold. The values are part of the wire and journal formats.</summary>
public enum ThresholdFigure
{
    /// <summary>The value; of an interval the extreme on the threshold's side.</summary>
    Value = 0,

    /// <summary>For how many seconds nothing was heard, by the node's clock.</summary>
    Silence = 1,
}
