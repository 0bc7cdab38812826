using Akka.Actor;
using Akka.Cluster.Sharding;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Sharding;
using ChronoActors.Contracts.Entities;

namespace ChronoActors.Cluster.Resources;

/// <summary>The part that seals old chunks and falls asleep.</summary>
internal sealed partial class ResourceActor
{
    /// <summary>How long a stopping resource waits for the directory. Without an answer it counts as awake, and a report wakes it.</summary>
    private static readonly TimeSpan DirectoryPatience = TimeSpan.FromSeconds(5);

    private void StayAwake()
    {
        _clock.Heard(_services.Time);
        TickLater();
    }

    private void SealLater()
    {
        if (_clock.TryOpen(_services.Time))
        {
            TickIn(_services.Settings.ChunkAge);
        }
    }

    private void TickLater() => TickIn(_clock.UntilNext(_services.Time, _services.Settings.ChunkAge, _services.Settings.PassivateAfter));

    private void TickIn(TimeSpan delay)
    {
        if (_clock.TrySet(_services.Time, delay))
        {
            // A timer per actor with its own cancellation costs more than a tick that comes too late and is ignored.
#pragma warning disable AK1004
            Context.System.Scheduler.ScheduleTellOnce(delay, Self, ResourceTick.Instance, ActorRefs.NoSender);
#pragma warning restore AK1004
        }
    }

    private void OnTick()
    {
        var (time, settings) = (_services.Time, _services.Settings);
        if (!_clock.TryRing(time))
        {
            return;
        }

        var isIdle = _clock.IsIdle(time, settings.PassivateAfter);
        var events = _transitions ??= [];
        events.Clear();
        ObeyRules(events);
        HeedSilence(events);
        HandOverTransitions();
        if (!_resource.HasUndurable)
        {
            // However that came about: a chunk that is taken for open and never sealed would be looked at without a pause.
            _clock.Sealed();
        }

        if (events.Count > 0 || (_resource.HasUndurable && (isIdle || _clock.IsSealDue(time, settings.ChunkAge))))
        {
            PersistOpen(events);
        }
        else if (isIdle && !_resource.HasUnlogged && !_resource.AwaitsSilence)
        {
            Context.Parent.Tell(new Passivate(Hibernate.Instance));
        }

        TickLater();
    }

    private void OnHibernate()
    {
        if (_isHibernating)
        {
            return;
        }

        _isHibernating = true;
        _waiters.TellLeaving();
        PersistOpen([], () =>
        {
            // One with something that the alert log has not confirmed, or that has to notice silence, goes on counting as awake, so that
            // somebody wakes it.
            if (!_isInDirectory || _resource.HasUnlogged || _resource.AwaitsSilence)
            {
                Context.Stop(Self);
                return;
            }

            _services.Directory.Tell(new FallAsleep(_entity, _resource.Describe(isAsleep: true)));
            Context.SetReceiveTimeout(DirectoryPatience);
            _whileWaiting = message =>
            {
                switch (message)
                {
                    case Entered or ReceiveTimeout:
                        Context.Stop(Self);
                        break;
                    case Deliver deliver:
                        PassOn(deliver);
                        break;
                    default:
                        break;
                }
            };
        });
    }

    /// <summary>Rows that came the short way too late: the shard region keeps them for the next incarnation.</summary>
    private static void PassOn(Deliver deliver) =>
        ClusterSharding.Get(Context.System).ShardRegion(ResourceShards.TypeName).Forward(deliver with { IsDirect = false });
}
