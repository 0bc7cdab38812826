using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Recording;

/// <summary>
/// The tracked resources by identity, in 10 to 20 bytes each: open addressing with linear probing, of whose entries the
/// identity is a part. Not thread-safe.
/// </summary>
internal sealed class RecorderTable
{
    private const int SmallestSize = 16;

    /// <summary>A power of two, at most four fifths full: a miss then looks at some twelve entries.</summary>
    private Recorder?[] _slots = new Recorder?[SmallestSize];

    public int Count { get; private set; }

    /// <summary>The resource, or null.</summary>
    public Recorder? Find(ResourceId id) => _slots[SlotOf(id)];

    /// <summary>Adds a resource, or puts it in the place of the one with its identity.</summary>
    public void Put(Recorder recorder)
    {
        var slot = SlotOf(recorder.Id);
        if (_slots[slot] is null && ++Count > _slots.Length / 5 * 4)
        {
            Resize(_slots.Length * 2);
            slot = SlotOf(recorder.Id);
        }

        _slots[slot] = recorder;
    }

    /// <summary>Removes a resource; false if another one, or none, has its place.</summary>
    public bool Remove(Recorder recorder)
    {
        var hole = SlotOf(recorder.Id);
        if (!ReferenceEquals(_slots[hole], recorder))
        {
            return false;
        }

        // What probing has put behind the hole moves up, so that no search ends before its entry.
        for (var slot = Next(hole); _slots[slot] is { } entry; slot = Next(slot))
        {
            if (((slot - HomeOf(entry.Id)) & (_slots.Length - 1)) >= ((slot - hole) & (_slots.Length - 1)))
            {
                _slots[hole] = entry;
                hole = slot;
            }
        }

        _slots[hole] = null;
        Count--;
        if (Count < _slots.Length / 8 && _slots.Length > SmallestSize)
        {
            Resize(_slots.Length / 2);
        }

        return true;
    }

    /// <summary>A copy of all entries, in no particular order.</summary>
    public Recorder[] ToArray()
    {
        var (all, next) = (new Recorder[Count], 0);
        foreach (var recorder in _slots)
        {
            if (recorder is not null)
            {
                all[next++] = recorder;
            }
        }

        return all;
    }

    private int SlotOf(ResourceId id)
    {
        var slot = HomeOf(id);
        while (_slots[slot] is { } entry && !entry.Id.Equals(id))
        {
            slot = Next(slot);
        }

        return slot;
    }

    private int HomeOf(ResourceId id) => id.GetHashCode() & (_slots.Length - 1);

    private int Next(int slot) => (slot + 1) & (_slots.Length - 1);

    private void Resize(int size)
    {
        var old = _slots;
        _slots = new Recorder?[size];
        foreach (var recorder in old)
        {
            if (recorder is not null)
            {
                _slots[SlotOf(recorder.Id)] = recorder;
            }
        }
    }
}
