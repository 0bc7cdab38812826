using System.Collections.Concurrent;

namespace ChronoActors.Agent.Reading;

/// <summary>
/// Logs each kind of failure of a sampler once, so that one that returns every second doesn't fill the log. Thread-safe.
/// </summary>
internal sealed class FaultLog(string sampler, ILogger logger)
{
    private const int MaxKinds = 1000;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was logged of this kind yet.</summary>
    public bool IsNew(string kind) => !_known.ContainsKey(kind) && _known.Count < MaxKinds;

    /// <summary>Logs a warning unless one of this kind was logged before.</summary>
    public void Once(string kind, string message)
    {
        if (IsNew(kind) && _known.TryAdd(kind, true))
        {
            logger.LogWarning("Sampler {Sampler}: {Message}", sampler, message);
        }
    }
}
