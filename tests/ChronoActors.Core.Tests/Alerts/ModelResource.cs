using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Core.Tests.Alerts;

/// <summary>A resource with a journal, as its actor keeps it.</summary>
internal sealed class ModelResource
{
    private const long StartNs = 1_700_000_000_000_000_000;

    private static readonly Guid Producer = Guid.Parse("7d0f1f0c-9f5b-4f55-a1de-5ad5c1e7a002");
    private static readonly TrackingLimits Limits = new();

    private readonly List<IResourceEvent> _journal = [];
    private (ResourceSnapshot State, int Events)? _snapshot;
    private RuleBook? _obeyed;
    private readonly List<(long AtNs, double Value)> _open = [];
    private long _newestNs = StartNs;
    private long _sequence = 1;

    public ModelResource()
    {
        var declaration = new ResourceDeclaration(ResourceId.Of("r"), "custom", MetricSchema.Of([new Metric("a"), new Metric("b")]));
        Persist([Live.Declare(declaration)!]);
        Live.Use(declaration.Schema);
    }

    public TrackedResource Live { get; private set; } = new();

    public IReadOnlyList<IResourceEvent> Journal => _journal;

    public void Record(RuleBook book, double a, double b)
    {
        var events = new List<IResourceEvent>();
        Obey(book, events);
        var rows = new RowBlock(2);
        rows.AddRow(StartNs + _sequence);
        rows.Set(0, a);
        rows.Set(1, b);
        Live.Ledger.Offer(Producer, _sequence, _sequence, 1, StartNs);
        Live.Take(rows, 0, _sequence, StartNs, Limits, [], events);
        Live.Ledger.Accepted(Producer, _sequence++);
        PersistAll(events);
    }

    /// <summary>A timestamp some milliseconds after that of the newest row, or before it.</summary>
    public long NextNs(int later) => _newestNs + (later * 1_000_000L);

    /// <summary>Takes a row that is durable at once if it changes an alert, and else with the next that is.</summary>
    public void Take(RuleBook book, long atNs, double value)
    {
        _newestNs = Math.Max(_newestNs, atNs);
        _open.Add((atNs, value));
        Accept(book, atNs, value);
    }

    public void Seal() => PersistAll([]);

    /// <summary>Dies with what is not durable, which then comes again.</summary>
    public void Crash(RuleBook book)
    {
        var (lost, first) = (_open.ToList(), _sequence - _open.Count);
        _open.Clear();
        Restart(book);
        _sequence = first;
        foreach (var (atNs, value) in lost)
        {
            _open.Add((atNs, value));
            Accept(book, atNs, value);
        }
    }

    public void Command(IResourceEvent happened) => Persist([happened]);

    public void Confirm(long upTo)
    {
        Live.Logged(upTo);
        if (Live.ConfirmLogged() is { } confirmed)
        {
            Persist([confirmed]);
        }
    }

    public void Snapshot() => _snapshot = (Live.Snapshot(), _journal.Count);

    /// <summary>Dies, and comes back out of its journal under the rules of that time.</summary>
    public void Restart(RuleBook book)
    {
        Live = Replayed();
        _obeyed = null;
        var events = new List<IResourceEvent>();
        Obey(book, events);
        Persist(events);
    }

    /// <summary>What the journal says now, before rules are looked at.</summary>
    public TrackedResource Replayed()
    {
        var resource = _snapshot is { } taken ? TrackedResource.From(taken.State) : new TrackedResource();
        for (var i = _snapshot?.Events ?? 0; i < _journal.Count; i++)
        {
            resource.Apply(_journal[i]);
            resource.Note(_journal[i], i + 1);
        }

        return resource;
    }

    /// <summary>Takes the rules without a row, as at a tick.</summary>
    public void Tick(RuleBook book)
    {
        var events = new List<IResourceEvent>();
        Obey(book, events);
        Persist(events);
    }

    private void Obey(RuleBook book, List<IResourceEvent> events)
    {
        if (!ReferenceEquals(book, _obeyed))
        {
            Live.Obey(book, events);
            _obeyed = book;
        }
    }

    private void Accept(RuleBook book, long atNs, double value)
    {
        var events = new List<IResourceEvent>();
        Obey(book, events);
        var rows = new RowBlock(2);
        rows.AddRow(atNs);
        rows.Set(0, value);
        Live.Ledger.Offer(Producer, _sequence, _sequence, 1, StartNs);
        Live.Take(rows, 0, _sequence, StartNs, Limits, [], events);
        Live.Ledger.Accepted(Producer, _sequence++);
        if (events.Count > 0)
        {
            PersistAll(events);
        }
    }

    private void PersistAll(IReadOnlyList<IResourceEvent> others)
    {
        _open.Clear();
        List<IResourceEvent> events = Live.HasUndurable ? [Live.Seal(), .. others] : [.. others];
        if (events.Count > 0 && Live.NoteWaits() is { } waits)
        {
            events.Add(waits);
        }

        Persist(events);
    }

    private void Persist(IReadOnlyList<IResourceEvent> events)
    {
        foreach (var happened in events)
        {
            _journal.Add(happened);
            Live.Note(happened, _journal.Count);
            switch (happened)
            {
                case RowsRecorded rows:
                    Live.Committed(rows);
                    break;
                case AlertRaised or AlertCleared or AlertsWaiting:
                    break;
                default:
                    Live.Apply(happened);
                    break;
            }
        }
    }
}
