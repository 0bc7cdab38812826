namespace ChronoActors.Client.Pools;

/// <summary>A lease that was not returned.</summary>
/// <param name="Resource">Name of the capacity.</param>
/// <param name="Units">Units it holds.</param>
/// <param name="Age">How long ago it was acquired.</param>
/// <param name="Origin">The stack where it was acquired, if <see cref="ResourcePoolOptions.CaptureOrigins"/> is on.</param>
/// <param name="WasCollected">
/// Whether the lease was garbage-collected: nobody can return it any more, and its units were given back. Otherwise it is held
/// for longer than <see cref="ResourcePoolOptions.LeakAfter"/>, and its units are still in use.
/// </param>
public sealed record LeaseLeak(string Resource, long Units, TimeSpan Age, string? Origin, bool WasCollected);
