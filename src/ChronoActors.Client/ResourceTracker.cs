using System.Collections.Concurrent;
using Akka.Actor;
using ChronoActors.Client.Connection;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client;

/// <summary>The tracker of a process, connected to a cluster. Thread-safe.</summary>
public sealed partial class ResourceTracker : IResourceTracker
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ResourceId, ResourceHandle> _handles = [];
    private readonly LocalRejections _rejections = new();
    private readonly Lock _tracking = new();
    private readonly ResourceTrackerOptions _options;
    private readonly NanoClock _clock;
    private readonly IActorRef _outbox;
    private readonly ActorSystem? _ownSystem;
    private Reported _reported = new(OutboxCounters.Zero, 0);
    private bool _isClosed;

    private sealed record Reported(OutboxCounters Counters, long Merged);

    private ResourceTracker(ActorSystem system, Func<ActorSystem, IActorRef> ingress, ResourceTrackerOptions options, bool ownsSystem)
    {
        ResourceTrackerOptions.RequireInterval(options.Interval, nameof(options.Interval));
        _options = options;
        _clock = NanoClock.Of(options.TimeProvider);
        _ownSystem = ownsSystem ? system : null;
        Producer = ProducerId.New();
        var outbox = new Outbox(Producer, options.Limits, static (rows, target) => ChunkCodec.Encode(rows, target), Random.Shared);
        _outbox = system.ActorOf(OutboxActor.Props(new OutboxServices(
            ingress(system),
            outbox,
            _clock,
            (counters, merged) => Volatile.Write(ref _reported, new Reported(counters, merged)),
            handle => _handles.TryRemove(handle.Declaration.Id, out _))));
    }

    /// <summary>Who this process is for the cluster; new at each start.</summary>
    public ProducerId Producer { get; }

    /// <inheritdoc/>
    public OutboxCounters Counters
    {
        get
        {
            var reported = Volatile.Read(ref _reported);
            return _rejections.AddTo(reported.Counters, reported.Merged);
        }
    }

    /// <inheritdoc/>
    public ResourceHandle Track(
        string name,
        string type = ResourceDeclaration.DefaultType,
        IEnumerable<Label>? labels = null,
        IEnumerable<Metric>? metrics = null,
        TrackOptions? options = null)
    {
        var id = ResourceId.Of(name, labels is null ? null : LabelSet.Of(labels));
        var schema = metrics is null ? MetricSchema.SingleValue : MetricSchema.Of(metrics);
        return Track(new ResourceDeclaration(id, type, schema), options);
    }

    /// <inheritdoc/>
    public ResourceHandle Track(ResourceDeclaration declaration, TrackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        lock (_tracking)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return _handles.TryGetValue(declaration.Id, out var known)
                ? RequireSame(known, declaration)
                : Add(declaration, options ?? new TrackOptions());
        }
    }

    /// <inheritdoc/>
    public void RecordUsage(ResourceHandle handle, double value) => Record(handle, 0, value, _clock.NowNs);

    /// <inheritdoc/>
    public void RecordUsage(ResourceHandle handle, double value, long timestampNs) => Record(handle, 0, value, timestampNs);

    /// <inheritdoc/>
    public void Record(ResourceHandle handle, int metric, double value, long timestampNs)
    {
        RequireOwn(handle);
        if ((uint)metric >= (uint)handle.Declaration.Schema.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(metric), metric,
                $"{handle} has {handle.Declaration.Schema.Count} metrics; allowed are 0 to {handle.Declaration.Schema.Count - 1}.");
        }

        var reason = handle.Recorder.Record(metric, value, timestampNs);
        if (reason != RejectionReason.None)
        {
            _rejections.Count(reason, 1);
        }
    }

    /// <inheritdoc/>
    public void Record(ResourceHandle handle, ReadOnlySpan<double> values) => Record(handle, values, _clock.NowNs);

    /// <inheritdoc/>
    public void Record(ResourceHandle handle, ReadOnlySpan<double> values, long timestampNs, ReadOnlySpan<bool> present = default)
    {
        RequireOwn(handle);
        var metrics = handle.Declaration.Schema.Count;
        if (values.Length != metrics || (!present.IsEmpty && present.Length != metrics))
        {
            throw new ArgumentException(
                $"{values.Length} values and {present.Length} flags given; {handle} takes {metrics} values, and as many flags or none.");
        }

        var (reason, rejected) = handle.Recorder.Record(values, present, timestampNs);
        if (rejected > 0)
        {
            _rejections.Count(reason, rejected);
        }
    }

    /// <inheritdoc/>
    public async Task<CommandOutcome> UntrackAsync(ResourceHandle handle, TimeSpan timeout)
    {
        RequireOwn(handle);
        lock (_tracking)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (handle.IsUntracked)
            {
                return new CommandOutcome(true, $"{handle} is untracked already.");
            }

            handle.Close();
        }

        var done = NewAnswer<CommandOutcome>();
        _outbox.Tell(new Untrack(handle, timeout, done));
        return await Answer(done, timeout, new CommandOutcome(false, $"{handle}: the tracker's actor system has ended.")).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<CommandOutcome> CommandAsync(ResourceCommand command, TimeSpan timeout)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var done = NewAnswer<CommandOutcome>();
        _outbox.Tell(new Command(command, timeout, done));
        return await Answer(done, timeout, new CommandOutcome(false, "the tracker's actor system has ended.")).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> FlushAsync(TimeSpan timeout)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return await FlushOpenAsync(timeout).ConfigureAwait(false);
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
            foreach (var handle in _handles.Values)
            {
                handle.Close();
            }
        }

        await FlushOpenAsync(_options.CloseTimeout).ConfigureAwait(false);
        try
        {
            await _outbox.GracefulStop(Grace).ConfigureAwait(false);
        }
        catch (TaskCanceledException)
        {
            // The actor system is ending by itself and takes the outbox along.
        }

        if (_ownSystem is not null)
        {
            await _ownSystem.Terminate().ConfigureAwait(false);
        }
    }

    private static ResourceHandle RequireSame(ResourceHandle known, ResourceDeclaration declaration)
    {
        if (known.IsUntracked)
        {
            throw new InvalidOperationException($"{known} is being untracked; track it again when {nameof(UntrackAsync)} has ended.");
        }

        return known.Declaration.Schema.Equals(declaration.Schema) && known.Declaration.Type == declaration.Type
            ? known
            : throw new ArgumentException($"{known} is tracked already, as {known.Declaration.Type} with other metrics or another type; untrack it first.");
    }

    private static TaskCompletionSource<T> NewAnswer<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> Answer<T>(TaskCompletionSource<T> done, TimeSpan timeout, T otherwise)
    {
        try
        {
            // The actor ends the wait in time, unless it is gone.
            return await done.Task.WaitAsync(timeout + Grace, _options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return otherwise;
        }
    }

    private ResourceHandle Add(ResourceDeclaration declaration, TrackOptions options)
    {
        if (DeclarationSize.Of(declaration) > _options.Limits.MaxBatchBytes)
        {
            throw new ArgumentException(
                $"{declaration.Id} takes {DeclarationSize.Of(declaration)} bytes to declare, with the names and units of its "
                + $"{declaration.Schema.Count} metrics; at most {_options.Limits.MaxBatchBytes} are allowed.");
        }

        var interval = ResourceTrackerOptions.RequireInterval(options.Interval ?? _options.Interval, nameof(TrackOptions.Interval));
        Recorder recorder = (options.Mode ?? _options.Mode) == RecordingMode.EverySample
            ? new SampleRecorder(declaration.Schema.Count, () => _outbox.Tell(CollectNow.Instance))
            : new IntervalRecorder(declaration.Schema.Count);
        var handle = new ResourceHandle(this, declaration, recorder, interval);
        _handles[declaration.Id] = handle;
        _outbox.Tell(new Take(handle));
        return handle;
    }

    private async Task<bool> FlushOpenAsync(TimeSpan timeout)
    {
        var done = NewAnswer<bool>();
        _outbox.Tell(new Flush(timeout, done));
        return await Answer(done, timeout, false).ConfigureAwait(false);
    }

    private void RequireOwn(ResourceHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (!ReferenceEquals(handle.Tracker, this))
        {
            throw new ArgumentException($"{handle} was tracked by another tracker.");
        }
    }
}
