namespace ChronoActors.Client.Pools;

/// <summary>
/// Tells the use of one capacity to a callback: in order, never twice at the same time, and outside of any lock. A callback that
/// is slower than the changes gets the newest use and not each between. Thread-safe.
/// </summary>
internal sealed class UsageCallback(string name, PoolCallbacks callbacks)
{
    private readonly Lock _gate = new();
    private long _used;
    private bool _isNew;
    private bool _isTelling;

    /// <summary>Notes a change.</summary>
    public void Changed(long used)
    {
        lock (_gate)
        {
            (_used, _isNew) = (used, true);
        }
    }

    /// <summary>Tells what was noted, unless another thread does.</summary>
    public void Tell()
    {
        while (TryTake(out var used))
        {
            callbacks.TellUsage(name, used);
            lock (_gate)
            {
                _isTelling = false;
            }
        }
    }

    private bool TryTake(out long used)
    {
        lock (_gate)
        {
            used = _used;
            if (!_isNew || _isTelling)
            {
                return false;
            }

            (_isNew, _isTelling) = (false, true);
            return true;
        }
    }
}
