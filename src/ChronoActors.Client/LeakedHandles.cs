using System.Collections.Immutable;

namespace ChronoActors.Client;

/// <summary>
/// The handles that nobody can reach any more and nobody disposed. Found by the garbage collector, so some time later. A snapshot.
/// </summary>
/// <param name="Count">How many, since the tracker started.</param>
/// <param name="Newest">The newest of them, at most <see cref="MaxNewest"/>, oldest first.</param>
public sealed record LeakedHandles(long Count, ImmutableList<LeakedHandle> Newest)
{
    /// <summary>How many are remembered.</summary>
    public const int MaxNewest = 100;

    internal static LeakedHandles None { get; } = new(0, []);

    internal LeakedHandles With(LeakedHandle leaked) =>
        new(Count + 1, (Newest.Count < MaxNewest ? Newest : Newest.RemoveAt(0)).Add(leaked));
}
