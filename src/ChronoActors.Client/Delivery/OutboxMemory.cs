namespace ChronoActors.Client.Delivery;

/// <summary>The memory of all waiting rows together, and how room is made in it.</summary>
internal sealed class OutboxMemory(OutboxLimits limits, OutboxTotals totals)
{
    /// <summary>Rows that become one: enough for five numbers per interval sample to be less than what they replace.</summary>
    private const int Group = 8;

    private long _used;
    private int _pause;

    /// <summary>Takes memory for a row, merging unsent rows if need be; false if there is no room.</summary>
    public bool Take(long bytes, IReadOnlyCollection<OutboxResource> resources)
    {
        if (_used + bytes > limits.MaxPendingBytes && --_pause < 0)
        {
            Merge(resources);
        }

        if (_used + bytes > limits.MaxPendingBytes)
        {
            return false;
        }

        _used += bytes;
        return true;
    }

    public void Release(long bytes) => _used -= bytes;

    /// <summary>Merges unsent rows, of the fullest resources first. Sent ones may be counted already, so they stay as they are.</summary>
    private void Merge(IReadOnlyCollection<OutboxResource> resources)
    {
        var enough = limits.MaxPendingBytes / 10 * 9;
        for (var level = resources.Max(static resource => resource.UnsentRows); level >= 2 && _used > enough; level /= 2)
        {
            foreach (var resource in resources)
            {
                if (_used > enough && resource.UnsentRows >= level)
                {
                    var freed = resource.Rows.Merge(resource.SentRows, resource.Declaration.Schema.Count, Group);
                    _used -= freed.Bytes;
                    totals.Merged += freed.Samples;
                    totals.Pending -= freed.Samples;
                }
            }
        }

        // A pass looks at every resource: where it can't free much, it waits until as many rows came, so that a row stays cheap.
        _pause = _used > enough ? resources.Count : 0;
    }
}
