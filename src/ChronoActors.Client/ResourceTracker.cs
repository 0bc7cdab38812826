using System.Runtime.CompilerServices;
using ChronoActors.Client.Alerts;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Observing;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client;

/// <summary>The tracker of a process: embedded, and connected to a cluster once it is told to. Thread-safe.</summary>
public sealed partial class ResourceTracker : IResourceTracker, IDisposable
{
    private readonly Lock _tracking = new();
    private readonly RecorderTable _recorders = new();
    private readonly HashSet<RecordingPlan> _plans = [];
    private readonly LocalRejections _rejections = new();
    private readonly ResourceTrackerOptions _options;
    private readonly NanoClock _clock;
    private readonly TrackerLog _log;
    private bool _isClosed;

    /// <summary>
    /// A tracker that is not connected: recording, statistics, thresholds and reports work at once, without an actor system.
    /// <see cref="ConnectToAsync"/> connects it later.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public ResourceTracker(ResourceTrackerOptions? options = null)
    {
        // A copy, since the application may go on changing its own.
        _options = (options ?? new ResourceTrackerOptions()) with { };
        if (_options.Faults().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _clock = NanoClock.Of(_options.TimeProvider);
        _log = new TrackerLog(_options.LoggerFactory);
        _thresholds = new ThresholdBook(OnThresholdChanged);
        _observed = new ObservedResources(_options.TimeProvider, _clock, _log, Record);
    }

    /// <summary>Who this process is for the cluster; new at each start.</summary>
    public ProducerId Producer { get; } = ProducerId.New();

    /// <inheritdoc/>
    public long NowNs => _clock.NowNs;

    /// <inheritdoc/>
    public OutboxCounters Counters
    {
        get
        {
            var reported = Volatile.Read(ref _reported);
            return _rejections.AddTo(reported.Counters, reported.Merged) with { Resources = _recorders.Count };
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
            var known = _recorders.Find(declaration.Id);
            var recorder = known is { IsClosed: false } ? RequireSame(known, declaration) : Add(declaration, options, known);
            recorder.Handles++;
            return NewHandle(recorder);
        }
    }

    /// <inheritdoc/>
    public void RecordUsage(ResourceHandle handle, double value)
    {
        var recorder = OwnRecorder(handle);
        Record(recorder, 0, value, NowFor(recorder));
    }

    /// <inheritdoc/>
    public void RecordUsage(ResourceHandle handle, double value, long timestampNs) => Record(OwnRecorder(handle), 0, value, timestampNs);

    /// <inheritdoc/>
    public void Record(ResourceHandle handle, int metric, double value, long timestampNs)
    {
        var recorder = OwnRecorder(handle);
        RequireMetric(recorder, metric);
        Record(recorder, metric, value, timestampNs);
    }

    /// <inheritdoc/>
    public void Record(ResourceHandle handle, ReadOnlySpan<double> values) => Record(handle, values, NowFor(OwnRecorder(handle)));

    /// <inheritdoc/>
    public void Record(ResourceHandle handle, ReadOnlySpan<double> values, long timestampNs, ReadOnlySpan<bool> present = default)
    {
        var recorder = OwnRecorder(handle);
        var metrics = recorder.Plan.MetricCount;
        if (values.Length != metrics || (!present.IsEmpty && present.Length != metrics))
        {
            throw new ArgumentException(
                $"{values.Length} values and {present.Length} flags given; {handle} takes {metrics} values, and as many flags or none.");
        }

        var (reason, rejected) = recorder.Record(values, present, timestampNs);
        if (rejected > 0)
        {
            _rejections.Count(reason, rejected);
        }

        if (recorder.IsWatched && reason != RejectionReason.Untracked)
        {
            _thresholds.Judge(recorder, values, present, timestampNs);
        }
    }

    /// <summary>What was recorded in every-sample mode fills its buffer: it is to be collected before its time.</summary>
    internal void CollectSoon() => _link?.CollectSoon();

    private static void RequireMetric(Recorder recorder, int metric)
    {
        var metrics = recorder.Plan.MetricCount;
        if ((uint)metric >= (uint)metrics)
        {
            throw new ArgumentOutOfRangeException(nameof(metric), metric, $"{recorder} has {metrics} metrics; allowed are 0 to {metrics - 1}.");
        }
    }

    private static Recorder RequireSame(Recorder known, ResourceDeclaration declaration) => known.Plan.IsOf(declaration)
        ? known
        : throw new ArgumentException($"{known} is tracked already, as {known.Plan.Type} with other metrics or another type; untrack it first.");

    /// <summary>Rows of their own get timestamps of their own. In an interval they are merged, and threads need not wait for each other.</summary>
    private long NowFor(Recorder recorder) => recorder.Plan.Mode == RecordingMode.EverySample ? _clock.NowNs : _clock.ReadNs();

    private void Record(Recorder recorder, int metric, double value, long timestampNs)
    {
        var reason = recorder.Record(metric, value, timestampNs);
        if (reason != RejectionReason.None)
        {
            _rejections.Count(reason, 1);
        }
        else if (recorder.IsWatched)
        {
            _thresholds.Judge(recorder, metric, value, timestampNs);
        }
    }

    private Recorder Add(ResourceDeclaration declaration, TrackOptions? options, Recorder? leaving)
    {
        if (leaving is not null && !leaving.Plan.IsOf(declaration))
        {
            throw new InvalidOperationException(
                $"{leaving} is being untracked; track it with other metrics or another type when that is done ({nameof(UntrackAsync)} says when).");
        }

        if (DeclarationSize.Of(declaration) > _options.Limits.MaxBatchBytes)
        {
            throw new ArgumentException(
                $"{declaration.Id} takes {DeclarationSize.Of(declaration)} bytes to declare, with the names and units of its "
                + $"{declaration.Schema.Count} metrics; at most {_options.Limits.MaxBatchBytes} are allowed.");
        }

        var interval = ResourceTrackerOptions.RequireInterval(options?.Interval ?? _options.Interval, nameof(TrackOptions.Interval));
        var plan = new RecordingPlan(this, declaration.Type, declaration.Schema, options?.Mode ?? _options.Mode, interval.Ticks * 100);
        plan = Shared(plan);
        var recorder = plan.NewRecorder(declaration.Id);
        _recorders.Put(recorder);
        _link?.Take(recorder, leaving);
        Watched(recorder);
        return recorder;
    }

    /// <summary>The plan that equal ones stand for. Few differ: where they are many, as with a type per resource, each keeps its own.</summary>
    private RecordingPlan Shared(RecordingPlan plan)
    {
        const int MostPlans = 1_000;
        if (_plans.TryGetValue(plan, out var shared))
        {
            return shared;
        }

        if (_plans.Count < MostPlans)
        {
            _plans.Add(plan);
        }

        return plan;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Recorder OwnRecorder(ResourceHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var recorder = handle.Recorder;
        return ReferenceEquals(recorder.Plan.Tracker, this) ? recorder : throw OfAnother(recorder);
    }

    private static ArgumentException OfAnother(Recorder recorder) => new($"{recorder} was tracked by another tracker.");
}
