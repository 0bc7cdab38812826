using System.Collections.Immutable;

namespace ChronoActors.Core.Alerts;

/// <summary>
/// The transitions of a resource that the alert log has not confirmed, oldest first. At <see cref="MaxWaiting"/> the oldest give way.
/// Not thread-safe.
/// </summary>
internal sealed class TransitionQueue
{
    public const int MaxWaiting = 1_000;

    private readonly Queue<RuleTransition> _waiting = [];
    private long _loggedUpTo;
    private long _writtenUpTo;

    public ImmutableArray<RuleTransition> Waiting => [.. _waiting];

    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>How far the log has confirmed, where that is not in the journal yet; else 0.</summary>
    public long UnwrittenUpTo => _loggedUpTo > _writtenUpTo ? _loggedUpTo : 0;

    public void Add(RuleTransition transition)
    {
        _waiting.Enqueue(transition);
        if (_waiting.Count > MaxWaiting)
        {
            _waiting.Dequeue();
        }
    }

    public void Logged(long upTo)
    {
        _loggedUpTo = Math.Max(_loggedUpTo, upTo);
        while (_waiting.TryPeek(out var oldest) && oldest.Sequence <= upTo)
        {
            _waiting.Dequeue();
        }
    }

    public void Written(long upTo)
    {
        _writtenUpTo = Math.Max(_writtenUpTo, upTo);
        Logged(upTo);
    }
}
