namespace ChronoActors.Core.Thresholds;

/// <summary>Where an alert is in its life.</summary>
public enum AlertPhase
{
    /// <summary>Nothing is wrong.</summary>
    Normal,

    /// <summary>Something is wrong, not yet for long enough.</summary>
    Pending,

    /// <summary>Something is wrong, and the alert is raised.</summary>
    Firing,

    /// <summary>All is well again, not yet for long enough: the alert is still raised.</summary>
    KeepFiring,

    /// <summary>The alert is raised because nothing is heard. Nobody knows what is the case.</summary>
    NoData,
}
