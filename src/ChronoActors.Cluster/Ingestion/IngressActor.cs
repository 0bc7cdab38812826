using Akka.Actor;
using Akka.Event;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Versions;

namespace ChronoActors.Cluster.Ingestion;

/// <summary>
/// The node's door for producers. It splits a batch into one message per resource and folds the answers of many
/// resources into few messages. Rows of an actor that it knows on this node go straight to it, those of actors on another node go
/// there in one message, and the rest through the shard region. It keeps nothing that can't be lost: after a restart it asks
/// for declarations again.
/// </summary>
internal sealed class IngressActor : ReceiveActor, IWithTimers
{
    private const int MaxSessions = 10_000;
    private static readonly TimeSpan FoldFor = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(2);

    private readonly TrackingSettings _settings;
    private readonly TimeProvider _time;
    private readonly IActorRef _resources;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<ProducerId, ProducerSession> _sessions = [];
    private readonly HashSet<ProducerSession> _withNews = [];
    private readonly List<Relay> _relays = [];
    private readonly List<int> _notHere = [];
    private bool _isPaused;

    public IngressActor(TrackingSettings settings, TimeProvider time, IActorRef resources)
    {
        (_settings, _time, _resources) = (settings, time, resources);
        Receive<SampleBatch>(batch => OnBatch(batch, Sender, mayRelay: true));
        Receive<RelayedBatch>(OnRelayed);
        Receive<NotHere>(OnNotHere);
        Receive<ResourceLeaving>(leaving => EntryOf(leaving.Producer, leaving.Handle)?.Forget());
        Receive<DeliveryReply>(OnReply);
        Receive<ResourceCommand>(command => _resources.Forward(command));
        Receive<UnknownMessage>(unknown => Sender.Tell(NotUnderstood.Of(unknown)));
        Receive<Flush>(_ => OnFlush());
        Receive<Sweep>(_ => OnSweep());
        Receive<JournalTrouble>(_ => Pause());
        Receive<Resume>(_ => _isPaused = false);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(TrackingSettings settings, TimeProvider time, IActorRef resources) =>
        Akka.Actor.Props.Create(() => new IngressActor(settings, time, resources));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe<JournalTrouble>(Self);
        Timers.StartPeriodicTimer(nameof(Sweep), Sweep.Instance, ForgetAfter);
    }

    private void OnBatch(SampleBatch batch, IActorRef replyTo, bool mayRelay)
    {
        if (_isPaused)
        {
            // Unanswered rows come again. Delivering them now would wake actors that can't recover.
            return;
        }

        var session = SessionOf(batch.Producer);
        session.ReplyTo = replyTo;
        session.Heard = _time.GetTimestamp();
        foreach (var declared in batch.Declarations)
        {
            session.Declare(declared, _settings.MaxResourcesPerProducer);
        }

        foreach (var rows in batch.Deliveries)
        {
            if (session.Find(rows.Handle) is { } entry)
            {
                entry.Check(rows);
                Route(entry, session, batch.Number, rows, mayRelay);
            }
        }

        foreach (var relay in _relays)
        {
            Context.ActorSelection(new RootActorPath(relay.Home) / "user" / ActorNames.Ingress).Tell(relay.ToMessage(batch, replyTo));
        }

        _relays.Clear();
        ScheduleFlush(session);
    }

    private void Route(HandleEntry entry, ProducerSession session, long batch, in RowDelivery rows, bool mayRelay)
    {
        if (entry.Actor is { } actor)
        {
            actor.Tell(entry.ToDeliver(session.Producer, rows, isDirect: true), Self);
            if (!rows.Rows.IsEmpty)
            {
                session.Taken(batch, rows.Handle);
            }
        }
        else if (mayRelay && entry.Home is { } home)
        {
            RelayTo(home).Add(entry, rows);
        }
        else
        {
            _resources.Tell(entry.ToDeliver(session.Producer, rows, isDirect: false));
            if (entry.Home is not null)
            {
                _notHere.Add(rows.Handle);
            }
        }
    }

    private Relay RelayTo(Address home)
    {
        foreach (var known in _relays)
        {
            if (known.Home == home)
            {
                return known;
            }
        }

        var relay = new Relay(home);
        _relays.Add(relay);
        return relay;
    }

    private void OnRelayed(RelayedBatch relayed)
    {
        var producer = ((ExtendedActorSystem)Context.System).Provider.ResolveActorRef(relayed.ReplyTo);
        OnBatch(relayed.Batch, producer, mayRelay: false);
        if (_notHere.Count > 0)
        {
            Sender.Tell(new NotHere(relayed.Batch.Producer, [.. _notHere]));
            _notHere.Clear();
        }
    }

    private void OnNotHere(NotHere moved)
    {
        foreach (var handle in moved.Handles)
        {
            EntryOf(moved.Producer, handle)?.Forget();
        }
    }

    private HandleEntry? EntryOf(ProducerId producer, int handle) =>
        _sessions.TryGetValue(producer, out var session) ? session.Known(handle) : null;

    private void OnReply(DeliveryReply reply)
    {
        if (!_sessions.TryGetValue(reply.Producer, out var session))
        {
            return;
        }

        session.Known(reply.Verdict.Handle)?.Heard(Sender, isKnownToEntity: !reply.NeedsDeclaration);
        session.Note(reply.Verdict);
        ScheduleFlush(session);
    }

    private void ScheduleFlush(ProducerSession session)
    {
        if (session.HasNews && _withNews.Add(session) && _withNews.Count == 1)
        {
            Timers.StartSingleTimer(nameof(Flush), Flush.Instance, FoldFor);
        }
    }

    private void OnFlush()
    {
        foreach (var session in _withNews)
        {
            foreach (var verdict in session.TakeNews())
            {
                session.ReplyTo.Tell(verdict);
            }
        }

        _withNews.Clear();
    }

    private ProducerSession SessionOf(ProducerId producer)
    {
        if (_sessions.TryGetValue(producer, out var session))
        {
            return session;
        }

        if (_sessions.Count >= MaxSessions)
        {
            var oldest = _sessions.Values.MinBy(known => known.Heard)!;
            _sessions.Remove(oldest.Producer);
            _withNews.Remove(oldest);
        }

        session = new ProducerSession(producer);
        _sessions.Add(producer, session);
        return session;
    }

    private void OnSweep()
    {
        foreach (var session in _sessions.Values.Where(known => _time.GetElapsedTime(known.Heard) > ForgetAfter).ToList())
        {
            _sessions.Remove(session.Producer);
            _withNews.Remove(session);
        }
    }

    private void Pause()
    {
        if (!_isPaused)
        {
            _log.Warning("The journal refuses writes: samples wait with their senders for {0} s.", PauseAfterTrouble.TotalSeconds);
        }

        _isPaused = true;
        Timers.StartSingleTimer(nameof(Resume), Resume.Instance, PauseAfterTrouble);
    }

    private sealed record Flush
    {
        public static Flush Instance { get; } = new();
    }

    private sealed record Sweep
    {
        public static Sweep Instance { get; } = new();
    }

    private sealed record Resume
    {
        public static Resume Instance { get; } = new();
    }
}
