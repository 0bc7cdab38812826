using System.Collections.Concurrent;
using ChronoActors.Agent.Samplers;

namespace ChronoActors.Agent.Tests.Support;

/// <summary>Keeps the ticks it is called with.</summary>
internal sealed class FakeSampler(Action? onSample = null) : ISampler
{
    public ConcurrentQueue<long> Ticks { get; } = [];

    public int Rescans { get; private set; }

    public bool IsDisposed { get; private set; }

    public void Sample(long timestampNs)
    {
        Ticks.Enqueue(timestampNs);
        onSample?.Invoke();
    }

    public void Rescan() => Rescans++;

    public void Dispose() => IsDisposed = true;
}
