using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>
/// A tracked resource in this process; what <see cref="IResourceTracker.Track(ResourceDeclaration, TrackOptions?)"/> gives and
/// recording takes. Handles of one resource are equal. Thread-safe.
/// </summary>
/// <remarks>
/// Disposing the last handle of a resource untracks it. A handle that the garbage collector finds before it was disposed is
/// reported as a leak (<see cref="IResourceTracker.LeakedHandles"/>), and its resource stays tracked.
/// </remarks>
public class ResourceHandle : IDisposable, IEquatable<ResourceHandle>
{
    private Recorder _recorder;

    internal ResourceHandle(Recorder recorder) => _recorder = recorder;

    /// <summary>Reports the handle as a leak.</summary>
    ~ResourceHandle() => _recorder.Plan.Tracker.OnCollected(this);

    /// <summary>Who the resource is: its name and labels.</summary>
    public ResourceId Id => _recorder.Id;

    /// <summary>The resource's name.</summary>
    public string Name => _recorder.Id.Name;

    /// <summary>The kind of thing it is.</summary>
    public string Type => _recorder.Plan.Type;

    /// <summary>The resource's metrics, in the order in which rows carry their values.</summary>
    public MetricSchema Schema => _recorder.Plan.Schema;

    /// <summary>Identity, type and metrics.</summary>
    public ResourceDeclaration Declaration => _recorder.Plan.Declare(_recorder.Id);

    /// <summary>Whether the resource was untracked, or the handle disposed: what is recorded from then on is counted as rejected.</summary>
    public bool IsUntracked => _recorder.IsClosed;

    internal Recorder Recorder => _recorder;

    /// <summary>Where it was tracked, if that is noted.</summary>
    internal virtual string? Origin => null;

    /// <summary>Whether both are handles of one tracked resource.</summary>
    public static bool operator ==(ResourceHandle? left, ResourceHandle? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether they are handles of different resources.</summary>
    public static bool operator !=(ResourceHandle? left, ResourceHandle? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(ResourceHandle? other) => other is not null && ReferenceEquals(_recorder, other._recorder);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceHandle);

    /// <inheritdoc/>
    public override int GetHashCode() => _recorder.Id.GetHashCode();

    /// <summary>
    /// Gives the handle back. With the last one of its resource the resource is untracked, in the background: what was recorded is
    /// delivered first. Disposing again does nothing.
    /// </summary>
    public void Dispose()
    {
        var recorder = _recorder;
        var closed = recorder.Plan.NewRecorder(recorder.Id);
        closed.Close();
        if (!recorder.IsClosed && ReferenceEquals(Interlocked.CompareExchange(ref _recorder, closed, recorder), recorder))
        {
            recorder.Plan.Tracker.Release(recorder);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps the resource tracked for as long as the process runs, without anybody who gives the handle back.</summary>
    internal ResourceHandle KeepTracked()
    {
#pragma warning disable CA1816 // Not to be reported as a leak: nobody is meant to dispose it.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
        return this;
    }

    /// <summary>The canonical identity.</summary>
    public override string ToString() => _recorder.ToString();
}
