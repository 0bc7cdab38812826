using System.Runtime.CompilerServices;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>
/// A tracked resource as its tracker holds it: where recorded values wait until they are collected, and what they add up to. Any
/// number of threads record and read, one collects. What is done inside the gate takes nanoseconds and does not throw.
/// </summary>
internal abstract class Recorder(ResourceId id, RecordingPlan plan)
{
    private NewestValue[]? _displaced;
    private long _firstNs;
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private bool _isClosed;
    private bool _isWatched;

    public ResourceId Id => id;

    public RecordingPlan Plan => plan;

    /// <summary>How many handles of the resource were given out and not disposed; belongs to the tracker's lock.</summary>
    public int Handles { get; set; }

    /// <summary>The outbox's number for the resource, 0 while it has none; belongs to the collector.</summary>
    public int OutboxHandle { get; set; }

    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Whether a threshold is set on the resource, so that what is recorded must be compared with it.</summary>
    public bool IsWatched
    {
        get => Volatile.Read(ref _isWatched);
        set => Volatile.Write(ref _isWatched, value);
    }

    /// <summary>The timestamp of the first value, nanoseconds since the Unix epoch; 0 before it.</summary>
    public long FirstNs => Interlocked.Read(ref _firstNs);

    /// <summary>Each metric's figures; only inside the gate.</summary>
    protected abstract Span<MetricFigures> Figures { get; }

    /// <summary>Takes a value of one metric.</summary>
    public RejectionReason Record(int metric, double value, long timestampNs)
    {
        if (!double.IsFinite(value))
        {
            return RejectionReason.NotFinite;
        }

        var taken = false;
        _gate.Enter(ref taken);
        var reason = _isClosed ? RejectionReason.Untracked : Add(metric, value, timestampNs);
        _gate.Exit(useMemoryBarrier: false);
        return reason;
    }

    /// <summary>Takes a row; gives why samples of it were rejected, and how many.</summary>
    public (RejectionReason Reason, int Samples) Record(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs)
    {
        var taken = false;
        _gate.Enter(ref taken);
        var result = _isClosed
            ? (RejectionReason.Untracked, present.IsEmpty ? values.Length : present.Count(true))
            : (RejectionReason.NotFinite, Add(values, present, timestampNs));
        _gate.Exit(useMemoryBarrier: false);
        return result;
    }

    /// <summary>What was recorded of a metric until now.</summary>
    public ResourceStats Read(int metric)
    {
        var taken = false;
        _gate.Enter(ref taken);
        var (figures, displaced) = (Figures[metric], _displaced is null ? NewestValue.None : _displaced[metric]);
        _gate.Exit(useMemoryBarrier: false);
        return figures.ToStats(displaced);
    }

    /// <summary>Takes nothing from now on; what it took before is there to be collected.</summary>
    public void Close()
    {
        var taken = false;
        _gate.Enter(ref taken);
        _isClosed = true;
        _gate.Exit(useMemoryBarrier: true);
    }

    /// <summary>Takes out what was recorded. The rows are valid until the next call.</summary>
    /// <param name="scratch">A block that may be used for the rows.</param>
    /// <param name="merged">Samples that had to be merged to keep memory bounded since the last call.</param>
    public RowBlock Collect(RowBlock scratch, out long merged)
    {
        var taken = false;
        _gate.Enter(ref taken);
        var rows = Take(scratch, out merged);
        _gate.Exit(useMemoryBarrier: false);
        return rows;
    }

    /// <summary>The canonical identity.</summary>
    public override string ToString() => id.ToString();

    protected virtual RejectionReason Add(int metric, double value, long timestampNs) => AddTo(ref Figures[metric], metric, value, timestampNs);

    protected virtual int Add(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs)
    {
        var figures = Figures;
        var rejected = 0;
        for (var metric = 0; metric < values.Length; metric++)
        {
            if ((present.IsEmpty || present[metric])
                && !(double.IsFinite(values[metric])
                    && AddTo(ref figures[metric], metric, values[metric], timestampNs) == RejectionReason.None))
            {
                rejected++;
            }
        }

        return rejected;
    }

    protected virtual RowBlock Take(RowBlock scratch, out long merged)
    {
        merged = 0;
        var figures = Figures;
        scratch.Clear(figures.Length);
        var (any, newestNs) = (false, long.MinValue);
        foreach (ref readonly var metric in figures)
        {
            if (!metric.IsEmpty)
            {
                (any, newestNs) = (true, Math.Max(newestNs, metric.LastNs));
            }
        }

        if (any)
        {
            scratch.AddRow(newestNs);
        }

        for (var metric = 0; any && metric < figures.Length; metric++)
        {
            if (!figures[metric].IsEmpty)
            {
                scratch.Set(metric, figures[metric].Take());
            }
        }

        return scratch;
    }

    protected RejectionReason AddTo(ref MetricFigures figures, int metric, double value, long timestampNs)
    {
        if (figures.IsEmpty)
        {
            Start(figures, metric, timestampNs);
        }

        return figures.TryAdd(value, timestampNs) ? RejectionReason.None : RejectionReason.NotFinite;
    }

    /// <summary>An interval starts: most have the newest timestamps, and what a late one displaces has to be kept apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Start(in MetricFigures figures, int metric, long timestampNs)
    {
        _firstNs = _firstNs == 0 ? timestampNs : _firstNs;
        if (figures.WouldDisplace(timestampNs))
        {
            if (_displaced is null)
            {
                _displaced = new NewestValue[plan.MetricCount];
                Array.Fill(_displaced, NewestValue.None);
            }

            _displaced[metric] = figures.LastNs >= _displaced[metric].TimestampNs ? figures.Newest : _displaced[metric];
        }
    }
}
