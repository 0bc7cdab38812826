using System.Diagnostics.CodeAnalysis;

namespace ChronoActors.Cluster.Journal;

/// <summary>
/// Requests that wait while earlier ones are under way, so that those that came meanwhile are done together: the busier the
/// database, the larger its transactions. Owned by one actor.
/// </summary>
/// <param name="most">Most requests to take together.</param>
/// <param name="parallel">Most takes under way.</param>
internal sealed class Gathering<T>(int most, int parallel)
{
    private readonly Queue<T> _waiting = [];
    private int _underWay;

    public void Add(T request) => _waiting.Enqueue(request);

    /// <summary>Takes what waits, unless enough is under way. What is taken must be <see cref="Done"/>.</summary>
    public bool TryTake([NotNullWhen(true)] out IReadOnlyList<T>? taken)
    {
        taken = null;
        if (_waiting.Count == 0 || _underWay == parallel)
        {
            return false;
        }

        var requests = new T[Math.Min(most, _waiting.Count)];
        for (var i = 0; i < requests.Length; i++)
        {
            requests[i] = _waiting.Dequeue();
        }

        _underWay++;
        taken = requests;
        return true;
    }

    /// <summary>A take is over, whatever came of it.</summary>
    public void Done() => _underWay--;
}
