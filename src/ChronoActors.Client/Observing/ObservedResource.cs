using ChronoActors.Client.Recording;

namespace ChronoActors.Client.Observing;

/// <summary>A resource whose value is read. It holds the handle: nobody else has to.</summary>
internal sealed class ObservedResource(ResourceHandle handle, Func<double> read)
{
    private int _isReading;

    /// <summary>The handle, alive as long as the resource is observed.</summary>
    public ResourceHandle Handle { get; } = handle;

    public Recorder Recorder { get; } = handle.Recorder;

    public Func<double> Read { get; } = read;

    /// <summary>Whether reading took so long that the others must not wait for it.</summary>
    public bool IsSlow { get; set; }

    public bool IsFailureTold { get; set; }

    public bool IsSlownessTold { get; set; }

    public bool TryBegin() => Interlocked.CompareExchange(ref _isReading, 1, 0) == 0;

    public void End() => Volatile.Write(ref _isReading, 0);
}
