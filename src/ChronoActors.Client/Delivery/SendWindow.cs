namespace ChronoActors.Client.Delivery;

/// <summary>
/// How many deliveries may be unanswered: starts small so that a region that is starting is not flooded, grows by one with
/// each answered delivery (doubling per round trip, the slow start of TCP, RFC 5681), and halves when nothing answers.
/// </summary>
internal sealed class SendWindow(OutboxLimits limits)
{
    private long _shrunkNs = long.MinValue;

    public int Limit { get; private set; } = limits.MinWindow;

    public int Unanswered { get; private set; }

    public bool IsOpen => Unanswered < Limit;

    public void Sent() => Unanswered++;

    /// <summary>A delivery was answered, and what it said was taken.</summary>
    public void Answered()
    {
        Unanswered--;
        Limit = Math.Min(limits.MaxWindow, Limit + 1);
    }

    /// <summary>A delivery is no longer waited for, without a word on the way to the cluster.</summary>
    public void GivenUp() => Unanswered--;

    /// <summary>Nobody answers at all: halve, at most once per retry time.</summary>
    public void Silence(long nowNs)
    {
        if (_shrunkNs > nowNs - limits.RetryAfterNs)
        {
            return;
        }

        _shrunkNs = nowNs;
        Limit = Math.Max(limits.MinWindow, Limit / 2);
    }
}
