namespace ChronoActors.Core.Leaks;

/// <summary>What a floor does.</summary>
public enum FloorFinding
{
    /// <summary>There is too little to judge.</summary>
    TooEarly = 0,

    /// <summary>It stays within its noise.</summary>
    Flat = 1,

    /// <summary>It rose and comes back down.</summary>
    ComesBack = 2,

    /// <summary>It rose and has levelled off.</summary>
    LevelledOff = 3,

    /// <summary>Nearly all of the rise is one step, or two.</summary>
    Steps = 4,

    /// <summary>It rises, but not clearly enough.</summary>
    Unclear = 5,

    /// <summary>It keeps rising.</summary>
    KeepsRising = 6,
}
