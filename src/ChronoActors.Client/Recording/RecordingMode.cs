namespace ChronoActors.Client.Recording;

/// <summary>What becomes of single recorded values.</summary>
public enum RecordingMode
{
    /// <summary>
    /// All values of an interval become one row: last, minimum, maximum, sum and count, all exact, in constant memory. The row has
    /// the newest timestamp of the interval.
    /// </summary>
    Interval = 0,

    /// <summary>Every call becomes a row of its own. For values recorded after the fact, and where each single one matters.</summary>
    EverySample = 1,
}
