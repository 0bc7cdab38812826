using ChronoActors.Client.Recording;

namespace ChronoActors.Client.Connection;

/// <summary>The resources that are collected every so often. They are due together, so that their rows share messages.</summary>
internal sealed class CollectionRound(long intervalNs)
{
    private readonly List<Recorder> _recorders = [];
    private long _dueNs;

    public void Add(Recorder recorder) => _recorders.Add(recorder);

    /// <summary>Forgets resources, all at once: each on its own would look through the list.</summary>
    public void Remove(IReadOnlySet<Recorder> gone) => _recorders.RemoveAll(gone.Contains);

    /// <summary>Whether it is time; if so the next time is set.</summary>
    public bool IsDue(long nowNs)
    {
        if (nowNs < _dueNs)
        {
            return false;
        }

        _dueNs = ((nowNs / intervalNs) + 1) * intervalNs;
        return true;
    }

    public void ForEach(Action<Recorder> collect) => _recorders.ForEach(collect);
}
