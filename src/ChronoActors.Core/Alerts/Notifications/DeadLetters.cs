using System.Collections.Immutable;

namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>The newest dead letters of a receiver, oldest first, each transition once. Immutable and thread-safe.</summary>
/// <param name="Letters">At most <see cref="Limit"/>.</param>
/// <param name="Dropped">How many older ones gave way.</param>
public sealed record DeadLetters(ImmutableList<DeadLetter> Letters, long Dropped)
{
    /// <summary>Most that are kept.</summary>
    public const int Limit = 1_000;

    /// <summary>None.</summary>
    public static DeadLetters None { get; } = new([], 0);

    /// <summary>These and one more, the oldest giving way.</summary>
    public DeadLetters With(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var others = Letters.RemoveAll(known => known.Transition.Sequence == letter.Transition.Sequence && known.Transition.Resource.Equals(letter.Transition.Resource));
        return others.Count < Limit
            ? this with { Letters = others.Add(letter) }
            : new DeadLetters(others.RemoveAt(0).Add(letter), Dropped + 1);
    }
}
