namespace ChronoActors.Agent.Recording;

/// <summary>A sampled thing that can disappear: a device, an interface, a mount.</summary>
internal interface IVanishing
{
    /// <summary>It is gone: stop tracking it.</summary>
    void Vanish();
}
