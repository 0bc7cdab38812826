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

    private void SealLater() => Start(ref _clock.Seal, _services.Settings.ChunkAge);

    private void SleepLater(TimeSpan delay) => Start(ref _clock.Sleep, delay);

    private void Start(ref ResourceAlarm alarm, TimeSpan delay)
    {
        if (alarm.TrySet(_services.Time, delay))
        {
            // A timer per actor with its own cancellation costs more than a tick that comes too late and is ignored.
#pragma warning disable AK1004
            Context.System.Scheduler.ScheduleTellOnce(delay, Self, ResourceTick.Instance, ActorRefs.NoSender);
#pragma warning restore AK1004
        }
    }

    private void OnTick()
    {
        var mayBeIdle = _clock.Sleep.TryRing(_services.Time);
        var isSealDue = _clock.Seal.TryRing(_services.Time);
        var events = _transitions ??= [];
        events.Clear();
        ObeyRules(events);
        if (_silence is { } silence)
        {
            silence.Value.TryRing(_services.Time);
        }

        HeedSilence(events);
        if (mayBeIdle)
        {
            HandOverTransitions();
        }

        if (events.Count > 0 || ((isSealDue || mayBeIdle) && _resource.HasUndurable))
        {
            PersistOpen(events);
            if (mayBeIdle)
            {
                SleepLater(_services.Settings.PassivateAfter);
            }

            return;
        }

        if (!mayBeIdle)
        {
            return;
        }

        var idle = _clock.Idle(_services.Time);
        if (idle >= _services.Settings.PassivateAfter && !_resource.HasUnlogged && !_resource.AwaitsSilence)
        {
            Context.Parent.Tell(new Passivate(Hibernate.Instance));
        }
        else
        {
            SleepLater(idle < _services.Settings.PassivateAfter ? _services.Settings.PassivateAfter - idle : _services.Settings.PassivateAfter);
        }
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
