namespace ChronoActors.Core.Chunks.Integers;

/// <summary>
/// What is subtracted from each integer so that little is left: nothing, the one before, the line through the two before
/// (delta of delta, as Gorilla does for timestamps), or the line from the first to the last. All in wrapping arithmetic, so
/// that it is exact for every input. The values are part of the format: never renumber.
/// </summary>
internal enum Prediction
{
    None = 0,
    Previous = 1,
    Slope = 2,

    /// <summary>For a fixed schedule that is kept with jitter: the residual is the jitter, not the difference of several.</summary>
    Line = 3,
}
