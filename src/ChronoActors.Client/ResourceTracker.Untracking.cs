using System.Diagnostics;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;

namespace ChronoActors.Client;

/// <summary>The part that gives out handles, takes them back, and closes.</summary>
public sealed partial class ResourceTracker
{
    private const int LongestOrigin = 4_000;
    private static readonly TimeSpan UntrackTimeout = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _leaksTold = [];
    private LeakedHandles _leaked = LeakedHandles.None;

    /// <inheritdoc/>
    public LeakedHandles LeakedHandles => Volatile.Read(ref _leaked);

    /// <inheritdoc/>
    public void Untrack(ResourceHandle handle)
    {
        var recorder = OwnRecorder(handle);
        lock (_tracking)
        {
            if (!_isClosed && !recorder.IsClosed)
            {
                Close(recorder, UntrackTimeout);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<CommandOutcome> UntrackAsync(ResourceHandle handle, TimeSpan timeout)
    {
        var recorder = OwnRecorder(handle);
        Task<CommandOutcome> outcome;
        lock (_tracking)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (recorder.IsClosed)
            {
                return new CommandOutcome(true, $"{handle} is untracked already.");
            }

            outcome = Close(recorder, timeout);
        }

        return await outcome.ConfigureAwait(false);
    }

    /// <summary>
    /// Delivers what is pending, for at most <see cref="ResourceTrackerOptions.CloseTimeout"/>, and closes. What is recorded from
    /// now on is counted as rejected.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        lock (_tracking)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            foreach (var recorder in _recorders.ToArray())
            {
                recorder.Close();
            }
        }

        _observed.Dispose();
        if (_link is { } link)
        {
            await link.CloseAsync(_options.CloseTimeout).ConfigureAwait(false);
        }

        Interlocked.CompareExchange(ref _instance, null, this);
    }

    /// <summary>Closes as <see cref="DisposeAsync"/> does, and waits for it: at once if the tracker is not connected.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>A handle was disposed.</summary>
    internal void Release(Recorder recorder)
    {
        lock (_tracking)
        {
            if (--recorder.Handles == 0 && !_isClosed && !recorder.IsClosed)
            {
                Close(recorder, UntrackTimeout);
            }
        }
    }

    /// <summary>A handle was garbage-collected. Called by the finalizer, which must not wait for anybody.</summary>
    internal void OnCollected(ResourceHandle handle)
    {
        if (!handle.IsUntracked)
        {
            var leaked = new LeakedHandle(handle.Id, _clock.ReadNs(), handle.Origin);
            ThreadPool.UnsafeQueueUserWorkItem(Report, leaked, preferLocal: false);
        }
    }

    private void Report(LeakedHandle leaked)
    {
        bool isFirst;
        lock (_leaksTold)
        {
            Volatile.Write(ref _leaked, _leaked.With(leaked));
            isFirst = _leaksTold.Count < LeakedHandles.MaxNewest && _leaksTold.Add(leaked.Resource.Name);
        }

        if (isFirst)
        {
            var origin = leaked.Origin is null
                ? $"switch {nameof(ResourceTrackerOptions.NoteHandleOrigins)} on to see where it was tracked"
                : $"it was tracked here:{Environment.NewLine}{leaked.Origin}";
            _log.Warn($"A handle of {leaked.Resource} was garbage-collected without being disposed; the resource stays tracked. "
                + $"Further ones of this name are counted and not told; {origin}");
        }
    }

    private ResourceHandle NewHandle(Recorder recorder)
    {
        if (!_options.NoteHandleOrigins)
        {
            return new ResourceHandle(recorder);
        }

        var calls = new StackTrace(fNeedFileInfo: true).ToString().Split(Environment.NewLine)
            .SkipWhile(static call => call.Contains($"{typeof(ResourceTracker).FullName}.", StringComparison.Ordinal));
        var origin = string.Join(Environment.NewLine, calls);
        return new TracedHandle(recorder, origin[..Math.Min(origin.Length, LongestOrigin)]);
    }

    /// <summary>Untracks: at once in this process; in the cluster once everything is delivered.</summary>
    private Task<CommandOutcome> Close(Recorder recorder, TimeSpan timeout)
    {
        recorder.Close();
        _observed.Remove(recorder);
        foreach (var watch in _thresholds.Of(recorder.Id))
        {
            watch.Reset();
        }

        if (_link is { } link)
        {
            return link.UntrackAsync(recorder, timeout);
        }

        _recorders.Remove(recorder);
        return Task.FromResult(new CommandOutcome(true, $"{recorder} is no longer tracked."));
    }

    /// <summary>An untracked resource is delivered. False if it was tracked again meanwhile.</summary>
    private bool Forget(Recorder recorder)
    {
        lock (_tracking)
        {
            return _recorders.Remove(recorder);
        }
    }
}
