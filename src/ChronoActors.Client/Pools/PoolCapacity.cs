namespace ChronoActors.Client.Pools;

/// <summary>A named capacity of a <see cref="ResourcePool"/>; a plain text is one of a single unit.</summary>
/// <param name="Name">For example <c>gpu</c>; a label value, unique within its pool.</param>
/// <param name="Units">How many units there are, at least 1: slots, connections, MiB.</param>
public readonly record struct PoolCapacity(string Name, long Units = 1)
{
    /// <summary>A capacity of one unit.</summary>
    public static implicit operator PoolCapacity(string name) => FromString(name);

    /// <summary>A capacity of one unit.</summary>
    public static PoolCapacity FromString(string name) => new(name);
}
