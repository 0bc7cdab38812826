using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Telemetry;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Resources;

/// <summary>
/// The one owner of a resource. It asks <see cref="TrackedResource"/> what a message means, persists the events, and answers when they
/// are committed. A failed persist stops it: the next message recovers it from the journal, and senders send again what
/// was not acknowledged.
/// </summary>
internal sealed partial class ResourceActor : UntypedPersistentActor
{
    private readonly ResourceServices _services;
    private readonly PublishedReport _published;
    private readonly string _entity;
    private TrackedResource _resource = new();
    private ResourceWaiters _waiters;
    private ResourceClock _clock;
    private int _eventsSinceSnapshot;
    private bool _isInDirectory;
    private bool _isHibernating;
    private Action<object>? _whileWaiting;

    public ResourceActor(ResourceServices services)
    {
        (_entity, _services, _published) = (Self.Path.Name, services, services.Demand.NewPlace());
        PersistenceId = PersistenceIdOf(_entity);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    private static ILoggingAdapter Logger => Context.GetLogger();

    /// <summary>The journal's name for a resource.</summary>
    public static string PersistenceIdOf(string entity) => $"r-{entity}";

    /// <summary>For all resources of a node: an actor's name says which one it is.</summary>
    public static Props Props(ResourceServices services) => Akka.Actor.Props.CreateBy(new Birth(services));

    /// <summary>
    /// What is shown to the reporter is taken away before a message changes anything and shown again after it, so that no
    /// report is older than an answer that somebody has.
    /// </summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        _published.Withdraw();
        var isHandled = base.AroundReceive(receive, message);
        if (_services.Demand.IsHigh && _isInDirectory && _whileWaiting is null && _resource.Declaration is not null)
        {
            _published.Show(_resource.Describe(isAsleep: false));
        }

        return isHandled;
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: ResourceSnapshot snapshot }:
                _resource = TrackedResource.From(snapshot);
                break;
            case IResourceEvent happened:
                _resource.Apply(happened);
                _resource.Note(happened, LastSequenceNr);
                _eventsSinceSnapshot++;
                break;
            case RecoveryCompleted when _resource.Declaration is { } known:
                TrackingMeter.Recovered();
                EnterDirectory(known, isNew: false);
                break;
            case RecoveryCompleted:
                // Nothing is tracked here, and perhaps never will be: such an actor leaves memory like any other.
                HandOverTransitions();
                StayAwake();
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        if (message is DescribeResource && _resource.Declaration is not null)
        {
            // At once, even while it waits: it is awake, and a report waits for the answer.
            Sender.Tell(new ResourceDescription(_entity, _resource.Describe(isAsleep: false)));
            return;
        }

        if (_whileWaiting is not null)
        {
            _whileWaiting(message);
            return;
        }

        switch (message)
        {
            case Deliver deliver when _isHibernating:
                PassOn(deliver);
                break;
            case Deliver deliver:
                OnDeliver(deliver);
                break;
            case ResourceCommand command:
                OnResourceCommand(command);
                break;
            case DescribeResource:
                Sender.Tell(new ResourceDescription(_entity, null));
                break;
            case ResourceTick:
                OnTick();
                break;
            case HandedOver handed:
                _resource.Logged(handed.UpTo);
                break;
            case Hibernate:
                OnHibernate();
                break;
            case SaveSnapshotFailure failure:
                Logger.Warning("Snapshot of {0} failed, recovery will read more events: {1}", _resource.Declaration?.Id, failure.Cause.Message);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Logger.Warning("{0} was not written and is recovered from the journal when its sender sends again: {1}", _resource.Declaration?.Id, cause.Message);
        Context.System.EventStream.Publish(JournalTrouble.Instance);
    }

    /// <summary>
    /// The journal is well, but does not take these events. They are in memory already and would never become durable: what is
    /// true is in the journal.
    /// </summary>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Logger.Error(cause, "{0} has a {1} that the journal rejects: {2}", _resource.Declaration?.Id, @event.GetType().Name, cause.Message);
        Context.Stop(Self);
    }

    /// <inheritdoc/>
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        Logger.Error(reason, "{0} can't be recovered from the journal: {1}", PersistenceId, reason.Message);
        Context.System.EventStream.Publish(JournalTrouble.Instance);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _waiters.TellLeaving();
        _services.Reporter.Tell(new ResourceGone(_entity, Self));
        base.PostStop();
    }

    private void EnterDirectory(ResourceDeclaration declaration, bool isNew)
    {
        // Of a resource that is awake the directory shows no numbers: they would be old at once.
        _services.Directory.Tell(new Enter(_entity, NewReport(declaration), isNew));
        _whileWaiting = message => OnWaitingForDirectory(message, declaration);
    }

    /// <summary>Nothing is taken before the directory knows that the resource is awake: else a crash could hide it from reports.</summary>
    private void OnWaitingForDirectory(object message, ResourceDeclaration declaration)
    {
        switch (message)
        {
            case Entered:
                _isInDirectory = true;
                Announce(declaration);
                _whileWaiting = null;
                HandOverTransitions();
                HeedSilenceSoon();
                Stash.UnstashAll();
                StayAwake();
                break;
            case DirectoryFull full:
                _whileWaiting = null;
                RefuseStashed(full.Limit);
                break;
            case Hibernate:
                Context.Stop(Self);
                break;
            default:
                Stash.Stash();
                break;
        }
    }

    private void Announce(ResourceDeclaration declaration) =>
        _services.Reporter.Tell(new ResourceAwake(_entity, declaration.Id, declaration.Type, Self) { Published = _published });

    private static ResourceReport NewReport(ResourceDeclaration declaration)
    {
        var resource = new TrackedResource();
        resource.Apply(new ResourceDeclared(declaration));
        return resource.Describe(isAsleep: false);
    }

    private void RefuseStashed(int limit)
    {
        var text = $"the cluster tracks {limit} resources already, which is its limit (tracking.max-resources).";
        foreach (var envelope in Stash.ClearStash())
        {
            switch (envelope.Message)
            {
                case Deliver deliver:
                    Refuse(deliver, envelope.Sender, RejectionReason.TooManyResources, text);
                    break;
                case ResourceCommand:
                    envelope.Sender.Tell(new CommandOutcome(false, text));
                    break;
                default:
                    Self.Tell(envelope.Message, envelope.Sender);
                    break;
            }
        }
    }

    /// <summary>Persists what is open together with other events, as one atomic write; then answers and snapshots.</summary>
    private void PersistOpen(IReadOnlyList<IResourceEvent> others, Action? then = null)
    {
        var samples = _resource.OpenSamples;
        var events = new List<IResourceEvent>(others.Count + 1);
        if (_resource.HasUndurable)
        {
            events.Add(_resource.Seal());
            _clock.Sealed();
        }

        events.AddRange(others);
        if (events.Count > 0 && _resource.NoteWaits() is { } waits)
        {
            events.Add(waits);
        }

        if ((events.Count > 0 || _isHibernating) && _resource.ConfirmLogged() is { } confirmed)
        {
            // Not worth a write of its own before the resource leaves memory: the log drops repeats.
            events.Add(confirmed);
        }

        if (events.Count == 0)
        {
            then?.Invoke();
            return;
        }

        var left = events.Count;
        PersistAll(events, persisted =>
        {
            OnPersisted(persisted, samples);
            if (--left == 0)
            {
                _waiters.TellDurable(_resource.Ledger, Self);
                HandOverTransitions();
                SnapshotWhenDue();
                then?.Invoke();
            }
        });
    }

    private void OnPersisted(IResourceEvent persisted, long samples)
    {
        _eventsSinceSnapshot++;
        _resource.Note(persisted, LastSequenceNr);
        switch (persisted)
        {
            case RowsRecorded rows:
                _resource.Committed(rows);
                TrackingMeter.Durable(rows, samples);
                break;
            case AlertRaised raised:
                TrackingMeter.Alert(isRaised: true);
                Logger.Warning("Alert raised: {0}/{1} ({2})", _resource.Declaration?.Id, raised.Threshold, raised.Value);
                break;
            case AlertCleared cleared:
                TrackingMeter.Alert(isRaised: false);
                Logger.Info("Alert cleared: {0}/{1} ({2})", _resource.Declaration?.Id, cleared.Threshold, cleared.Value);
                break;
            case AlertsWaiting:
                break;
            case ResourceDeclared declared when _resource.Declaration is { } known && known.Type != declared.Declaration.Type:
                _resource.Apply(declared);
                Announce(declared.Declaration);
                break;
            default:
                _resource.Apply(persisted);
                break;
        }

        if (persisted is ResourceDeclared or ResourceUntracked)
        {
            _rules = null;
        }
    }

    private void SnapshotWhenDue()
    {
        if (_eventsSinceSnapshot >= _services.Settings.SnapshotEvery && !_resource.HasUndurable)
        {
            SaveSnapshot(_resource.Snapshot());
            _eventsSinceSnapshot = 0;
        }
    }

    /// <summary>Makes the actors. An expression, as Akka's props usually have it, costs a compilation per actor.</summary>
    private sealed class Birth(ResourceServices services) : IIndirectActorProducer
    {
        public Type ActorType => typeof(ResourceActor);

        public ActorBase Produce() => new ResourceActor(services);

        public void Release(ActorBase actor)
        {
        }
    }
}
