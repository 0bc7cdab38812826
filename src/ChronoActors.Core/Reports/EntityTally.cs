namespace ChronoActors.Core.Reports;

/// <summary>
/// A set of entities in 24 bytes: how many, and the sum of their hashes. Two tallies are equal when the sets are, and
/// otherwise only with a chance of about 2^-128, so that two nodes can compare what they know without sending it. The same
/// on every machine. A value: the order of additions and removals does not matter.
/// </summary>
/// <param name="Count">How many entities.</param>
/// <param name="Sum">The sum of their hashes, modulo 2^128.</param>
public readonly record struct EntityTally(long Count, UInt128 Sum)
{
    private static readonly UInt128 Offset = new(0x6C62272E07BB0142, 0x62B821756295C58D);
    private static readonly UInt128 Prime = new(0x0000000001000000, 0x000000000000013B);

    /// <summary>The set with one more entity; it must not be in it yet.</summary>
    public EntityTally With(string entity) => new(Count + 1, unchecked(Sum + HashOf(entity)));

    /// <summary>The set without an entity; it must be in it.</summary>
    public EntityTally Without(string entity) => new(Count - 1, unchecked(Sum - HashOf(entity)));

    // FNV-1a, 128 bits. Entity ids are hashes themselves: nobody can choose them so that sums collide.
    private static UInt128 HashOf(string entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var hash = Offset;
        foreach (var c in entity)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash;
    }
}
