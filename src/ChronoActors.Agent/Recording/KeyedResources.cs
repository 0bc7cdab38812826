using System.Text;
using ChronoActors.Agent.Reading;
using ChronoActors.Core.Resources;

namespace ChronoActors.Agent.Recording;

/// <summary>
/// The devices, interfaces or mounts that a sampler sees, by name. Each pass over the source names those that are there: a
/// new name is created, a name that a pass leaves out has vanished. Not thread-safe.
/// </summary>
/// <param name="create">Makes what belongs to a name, or null to leave it out until <see cref="Reconsider"/>.</param>
/// <param name="faults">Is told of names that can't be tracked.</param>
internal sealed class KeyedResources<T>(Func<string, T?> create, FaultLog faults)
    where T : class, IVanishing
{
    private const int MaxEntries = 4096;
    private const int MaxKeyBytes = 256;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _pass;

    private sealed class Entry(T? thing)
    {
        public T? Thing { get; } = thing;

        public int Pass { get; set; }
    }

    /// <summary>All that are tracked now.</summary>
    public IEnumerable<T> Tracked => _entries.Values.Select(static entry => entry.Thing).OfType<T>();

    /// <summary>What belongs to a UTF-8 name, created when it is new; null where it is left out.</summary>
    public T? Find(ReadOnlySpan<byte> key)
    {
        if (key.Length > MaxKeyBytes)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[MaxKeyBytes];
        var name = buffer[..Encoding.UTF8.GetChars(key, buffer)];
        return _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var entry)
            ? Seen(entry)
            : Add(name.ToString());
    }

    /// <inheritdoc cref="Find(ReadOnlySpan{byte})"/>
    public T? Find(string key) => _entries.TryGetValue(key, out var entry) ? Seen(entry) : Add(key);

    /// <summary>Closes a pass: what it did not name has vanished.</summary>
    public void EndPass()
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Pass != _pass)
            {
                _entries.Remove(key);
                entry.Thing?.Vanish();
            }
        }

        _pass++;
    }

    /// <summary>Asks again, at their next sight, for the names that were left out.</summary>
    public void Reconsider()
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Thing is null)
            {
                _entries.Remove(key);
            }
        }
    }

    private T? Seen(Entry entry)
    {
        entry.Pass = _pass;
        return entry.Thing;
    }

    private T? Add(string key)
    {
        if (_entries.Count >= MaxEntries)
        {
            faults.Once("too many", $"more than {MaxEntries} names; \"{key}\" and those after it are left out.");
            return null;
        }

        T? thing = null;
        try
        {
            thing = create(key);
        }
        catch (IdentityException e)
        {
            faults.Once("identity", $"left out: {e.Message}");
        }

        return Seen(_entries[key] = new Entry(thing));
    }
}
