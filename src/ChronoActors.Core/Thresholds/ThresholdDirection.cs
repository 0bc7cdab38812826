namespace ChronoActors.Core.Thresholds;

/// <summary>Which side of the line raises the alert. The values are part of the wire and journal formats.</summary>
public enum ThresholdDirection
{
    /// <summary>Raised when the value goes above the threshold.</summary>
    Above = 0,

    /// <summary>Raised when the value goes below the threshold.</summary>
    Below = 1,
}
