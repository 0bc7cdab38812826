using System.Collections.Immutable;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// The state of one resource. It does no I/O and knows no clock: <see cref="Apply"/> folds durable events into it,
/// <see cref="Take"/> takes rows that are not durable yet into the statistics and the open chunk, and <see cref="Seal"/> makes the event
/// that will make them durable. Replaying the events gives the same state, bit for bit. Not thread-safe.
/// </summary>
public sealed partial class TrackedResource
{
    /// <summary>Rows between two forms, within one call: resources on a thread share the memory for them.</summary>
    [ThreadStatic]
    private static RowBlock? _passing;

    private List<RejectionCount>? _openRejections;
    private MetricStatistics[] _statistics = [];
    private ImmutableSortedDictionary<RejectionReason, long> _rejected = ImmutableSortedDictionary<RejectionReason, long>.Empty;
    private SchemaMap? _map;
    private OpenChunk? _open;
    private TransitionQueue? _unlogged;

    /// <summary>What is known of the resource, or null while it is not tracked.</summary>
    public ResourceDeclaration? Declaration { get; private set; }

    /// <summary>What is known of each producer.</summary>
    public ProducerLedger Ledger { get; private set; } = new();

    /// <summary>Thresholds and alerts.</summary>
    public ThresholdBoard Board { get; private set; } = ThresholdBoard.Empty;

    /// <summary>Transitions of rules that are durable here, and that the alert log has not confirmed; oldest first.</summary>
    public ImmutableArray<RuleTransition> Unlogged => _unlogged?.Waiting ?? [];

    /// <summary>Whether there are such.</summary>
    public bool HasUnlogged => _unlogged is { IsEmpty: false };

    /// <summary>Number of columns that rows of the last declared schema have.</summary>
    public int ColumnsOfRows => _map?.Count ?? 0;

    /// <summary>Rows in the open chunk.</summary>
    public int OpenRows => _open?.RowCount ?? 0;

    /// <summary>Samples in the open chunk.</summary>
    public long OpenSamples => _open?.SampleCount ?? 0;

    /// <summary>Whether anything was taken that is not durable.</summary>
    public bool HasUndurable => OpenRows > 0 || _openRejections is not null || Ledger.HasUndurable;

    /// <summary>Whether rows of a schema can be taken without its declaration.</summary>
    public bool Knows(ulong fingerprint) => Declaration is not null && _map?.Fingerprint == fingerprint;

    /// <summary>The event that a declaration asks for, or null when it says nothing new. The declaration's schema can be used afterwards.</summary>
    /// <exception cref="IdentityException">With the metrics known so far it is over the limit of metrics.</exception>
    public ResourceDeclared? Declare(ResourceDeclaration declaration)
    {
        if (Declaration is not { } known)
        {
            return new ResourceDeclared(declaration);
        }

        var union = SchemaMap.Union(known.Schema, declaration.Schema);
        if (ReferenceEquals(union, known.Schema) && known.Type == declaration.Type)
        {
            _map = SchemaMap.Between(declaration.Schema, known.Schema);
            return null;
        }

        return new ResourceDeclared(new ResourceDeclaration(known.Id, declaration.Type, union));
    }

    /// <summary>After a declaration's event was applied: its own schema is what rows come in.</summary>
    public void Use(MetricSchema schema) => _map = SchemaMap.Between(schema, Declaration!.Schema);

    /// <summary>
    /// Takes rows that the ledger accepted into the statistics and the open chunk, rejecting what can't be accepted
    /// without its neighbours.
    /// </summary>
    /// <param name="rows">Rows of the schema that was last declared.</param>
    /// <param name="skip">How many of them are known already.</param>
    /// <param name="firstSequence">The sequence of the first row, skipped or not.</param>
    /// <param name="nowNs">The node's clock, nanoseconds since the Unix epoch.</param>
    /// <param name="limits">What is accepted.</param>
    /// <param name="rejections">Receives what was rejected.</param>
    /// <param name="transitions">Receives the alert events that the rows cause; <see cref="Board"/> shows them already.</param>
    public void Take(
        RowBlock rows,
        int skip,
        long firstSequence,
        long nowNs,
        TrackingLimits limits,
        List<RowRejection> rejections,
        List<IResourceEvent> transitions)
    {
        var newest = nowNs + (limits.FutureSkew.Ticks * 100);
        var oldest = nowNs - (limits.RawRetention.Ticks * 100);
        var accepted = _passing ??= new RowBlock();
        accepted.Clear(_statistics.Length);
        Listen(nowNs);
        var timestamps = rows.Timestamps;
        for (var row = skip; row < timestamps.Length; row++)
        {
            var atNs = timestamps[row];
            var rowReason = atNs > newest ? RejectionReason.TooFarInFuture : atNs < oldest ? RejectionReason.TooOld : RejectionReason.None;
            var isAdded = false;
            for (var column = 0; column < _map!.Count; column++)
            {
                var values = rows.Column(column);
                if (!values.IsPresent(row))
                {
                    continue;
                }

                if (rowReason == RejectionReason.None && !values.IsInterval(row) && double.IsFinite(values.Last[row]))
                {
                    Begin(accepted, atNs, ref isAdded);
                    accepted.Set(_map[column], values.Last[row]);
                    TakePlain(_map[column], atNs, values.Last[row], nowNs, transitions);
                    continue;
                }

                var sample = values[row];
                var reason = rowReason == RejectionReason.None ? sample.Check() : rowReason;
                if (reason != RejectionReason.None)
                {
                    Reject(reason, firstSequence + row, rejections);
                    continue;
                }

                Begin(accepted, atNs, ref isAdded);
                var metric = _map[column];
                accepted.Set(metric, sample);
                Count(metric, atNs, sample, transitions);
                Hear(metric, nowNs, transitions);
            }

            if (isAdded && Board.WatchesShares)
            {
                JudgeShares(atNs, transitions);
            }
        }

        (_open ??= new OpenChunk()).Append(accepted);
    }

    /// <summary>The event that makes everything taken so far durable. Afterwards the open chunk is empty.</summary>
    public RowsRecorded Seal()
    {
        var chunk = ReadOnlyMemory<byte>.Empty;
        if (OpenRows > 0)
        {
            var rows = _passing ??= new RowBlock();
            _open!.CopyTo(rows);
            chunk = ChunkCodec.Encode(rows);
            _open.Clear();
        }

        var sealedRows = new RowsRecorded(chunk, [.. Ledger.Undurable()], [.. _openRejections ?? []]);
        _openRejections = null;
        return sealedRows;
    }

    /// <summary>A sealed chunk of this incarnation was committed: its rows are in the statistics already.</summary>
    public void Committed(RowsRecorded rows)
    {
        foreach (var cursor in rows.Cursors)
        {
            Ledger.Committed(cursor);
        }
    }

    /// <summary>Takes the thresholds that the rules give the resource from here on.</summary>
    /// <param name="rules">All rules of the cluster.</param>
    /// <param name="events">Receives what has to be persisted; <see cref="Board"/> shows it already.</param>
    public void Obey(RuleBook rules, List<IResourceEvent> events)
    {
        if (Declaration is { } known)
        {
            Board = Board.Under(rules, known, events);
        }
    }

    /// <summary>A durable event, replayed or just persisted, by its number: what it says to, or of, the alert log.</summary>
    public void Note(IResourceEvent happened, long sequence)
    {
        switch (happened)
        {
            case AlertRaised { Threshold.Rule.Length: > 0 } raised when Declaration is not null:
                Note(raised.Threshold, isRaised: true, raised.AtNs, raised.Value, sequence);
                break;
            case AlertCleared { Threshold.Rule.Length: > 0 } cleared when Declaration is not null:
                Note(cleared.Threshold, isRaised: false, cleared.AtNs, cleared.Value, sequence);
                break;
            case TransitionsLogged logged:
                _unlogged?.Written(logged.UpTo);
                _unlogged = _unlogged is { IsEmpty: true, UnwrittenUpTo: 0 } ? null : _unlogged;
                break;
            default:
                break;
        }
    }

    /// <summary>The alert log has the transitions up to an event.</summary>
    public void Logged(long upTo) => _unlogged?.Logged(upTo);

    /// <summary>The event that notes how far the alert log has confirmed, or null where the journal has that already.</summary>
    public TransitionsLogged? ConfirmLogged() => _unlogged is { UnwrittenUpTo: > 0 and var upTo } ? new TransitionsLogged(upTo) : null;

    /// <summary>Folds a durable event into the state; used in replay, and for events that were not taken before they were persisted.</summary>
    /// <exception cref="ChunkFormatException">A chunk that this program can't read.</exception>
    public void Apply(IResourceEvent happened)
    {
        switch (happened)
        {
            case ResourceDeclared declared:
                Declaration = declared.Declaration;
                Array.Resize(ref _statistics, declared.Declaration.Schema.Count);
                _map = SchemaMap.Between(declared.Declaration.Schema, declared.Declaration.Schema);
                break;
            case RowsRecorded rows:
                Replay(rows);
                break;
            case ResourceUntracked:
                Declaration = null;
                _map = null;
                _statistics = [];
                _heardNs = null;
                _rejected = _rejected.Clear();
                Board = ThresholdBoard.Empty;
                break;
            default:
                Board = Board.After(happened);
                break;
        }
    }

    /// <summary>The state as a report shows it, including rows that are not durable yet.</summary>
    public ResourceReport Describe(bool isAsleep)
    {
        var metrics = ImmutableArray.CreateBuilder<MetricReport>(_statistics.Length);
        for (var i = 0; i < _statistics.Length; i++)
        {
            metrics.Add(new MetricReport(Declaration!.Schema.Metrics[i], _statistics[i]));
        }

        return new ResourceReport(Declaration!.Id, Declaration.Type, metrics.MoveToImmutable(), Board.Alerts, _rejected, isAsleep);
    }

    /// <summary>The durable state, for a snapshot. Only while nothing is undurable.</summary>
    public ResourceSnapshot Snapshot() =>
        new(Declaration is null ? null : Describe(isAsleep: true), [.. Ledger.Durable()]) { Unlogged = Unlogged };

    /// <summary>The state that a snapshot was taken of.</summary>
    public static TrackedResource From(ResourceSnapshot snapshot)
    {
        var resource = new TrackedResource { Ledger = ProducerLedger.FromDurable(snapshot.Cursors) };
        if (snapshot.Report is { } report)
        {
            var schema = MetricSchema.Of(report.Metrics.Select(metric => metric.Metric));
            resource.Apply(new ResourceDeclared(new ResourceDeclaration(report.Id, report.Type, schema)));
            resource._statistics = [.. report.Metrics.Select(metric => metric.Statistics)];
            resource._rejected = report.Rejected;
            resource.Board = ThresholdBoard.Of(report.Alerts);
        }

        foreach (var transition in snapshot.Unlogged)
        {
            (resource._unlogged ??= new TransitionQueue()).Add(transition);
        }

        return resource;
    }

    private void Note(Threshold threshold, bool isRaised, long atNs, double value, long sequence) =>
        (_unlogged ??= new TransitionQueue()).Add(new RuleTransition(Declaration!.Id, sequence, threshold, isRaised, atNs, value));

    private static void Begin(RowBlock accepted, long atNs, ref bool isBegun)
    {
        if (!isBegun)
        {
            accepted.AddRow(atNs);
            isBegun = true;
        }
    }

    /// <summary>The usual sample, a finite number of its own, the short way.</summary>
    private void TakePlain(int metric, long atNs, double value, long nowNs, List<IResourceEvent> transitions)
    {
        if (Board.Alerts.IsEmpty)
        {
            ref var statistics = ref _statistics[metric];
            statistics = statistics.With(atNs, value);
        }
        else
        {
            Count(metric, atNs, IntervalSample.Of(value), transitions);
            Hear(metric, nowNs, transitions);
        }
    }

    private void Count(int metric, long atNs, in IntervalSample sample, List<IResourceEvent>? transitions)
    {
        ref var statistics = ref _statistics[metric];
        var isNewest = statistics.Count == 0 || atNs >= statistics.LastUpdatedNs;

        // A late sample says nothing of now: it changes history and statistics, not alerts.
        if (transitions is not null && isNewest && !Board.Alerts.IsEmpty)
        {
            var known = Declaration!.Schema.Metrics[metric];
            Board = Board.Judge(known.Name, atNs, sample, Rate(statistics, known.Kind, atNs, sample.Last), transitions);
        }

        statistics = statistics.With(atNs, sample);
    }

    private void Reject(RejectionReason reason, long sequence, List<RowRejection> rejections)
    {
        CountRejected(reason, 1);
        _openRejections ??= [];
        var known = _openRejections.FindIndex(count => count.Reason == reason);
        if (known < 0)
        {
            _openRejections.Add(new RejectionCount(reason, 1));
        }
        else
        {
            _openRejections[known] = new RejectionCount(reason, _openRejections[known].Samples + 1);
        }

        if (rejections.Count > 0 && rejections[^1] is var last && last.Sequence == sequence && last.Reason == reason)
        {
            rejections[^1] = last with { Samples = last.Samples + 1 };
        }
        else
        {
            rejections.Add(new RowRejection(sequence, reason, 1));
        }
    }

    private void CountRejected(RejectionReason reason, long samples) =>
        _rejected = _rejected.SetItem(reason, _rejected.GetValueOrDefault(reason) + samples);

    private void Replay(RowsRecorded recorded)
    {
        if (!recorded.Chunk.IsEmpty)
        {
            var rows = new RowBlock();
            ChunkCodec.Decode(recorded.Chunk.Span, rows);
            for (var metric = 0; metric < Math.Min(rows.MetricCount, _statistics.Length); metric++)
            {
                var column = rows.Column(metric);
                for (var row = 0; row < rows.RowCount; row++)
                {
                    if (column.IsPresent(row))
                    {
                        Count(metric, rows.Timestamps[row], column[row], transitions: null);
                    }
                }
            }
        }

        foreach (var (reason, samples) in recorded.Rejected)
        {
            CountRejected(reason, samples);
        }

        Committed(recorded);
    }
}
