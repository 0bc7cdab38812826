using Akka.Actor;
using ChronoActors.Cluster.Directory;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Resources;

/// <summary>The part that carries out commands.</summary>
internal sealed partial class ResourceActor
{
    private void OnResourceCommand(ResourceCommand command)
    {
        _clock.Heard(_services.Time);
        switch (command)
        {
            case TrackResource track:
                OnTrack(track);
                break;
            case UntrackResource when _resource.Declaration is not null:
                Complete([new ResourceUntracked()], $"{command.Resource} is no longer tracked.", () =>
                {
                    _isInDirectory = false;
                    // Nobody waits for the answer: it would be taken for the one to the entry of a resource that comes back.
                    _services.Directory.Tell(new Leave(_entity), ActorRefs.NoSender);
                    _services.Reporter.Tell(new ResourceGone(_entity, Self));
                });
                break;
            case UntrackResource:
                Sender.Tell(new CommandOutcome(true, $"{command.Resource} was not tracked."));
                break;
            case var _ when _resource.Declaration is null:
                Sender.Tell(new CommandOutcome(false, $"{command.Resource} is not tracked."));
                break;
            case SetThreshold set:
                OnSetThreshold(set);
                break;
            case RemoveThreshold remove:
                OnRemoveThreshold(remove);
                break;
            default:
                Sender.Tell(new CommandOutcome(false, $"this node does not know the command {command.GetType().Name}: it is older than the sender."));
                break;
        }
    }

    private void OnTrack(TrackResource track)
    {
        ResourceDeclared? declared;
        try
        {
            declared = _resource.Declare(track.Declaration);
        }
        catch (IdentityException fault)
        {
            Sender.Tell(new CommandOutcome(false, fault.Message));
            return;
        }

        if (declared is null)
        {
            Sender.Tell(new CommandOutcome(true, $"{track.Resource} was tracked already."));
        }
        else if (!_isInDirectory)
        {
            Stash.Stash();
            EnterDirectory(track.Declaration, isNew: true);
        }
        else
        {
            Complete([declared], $"{track.Resource} is tracked.");
        }
    }

    private void OnSetThreshold(SetThreshold set)
    {
        // What a rule gives a resource is not set here.
        var threshold = set.Threshold with { Rule = "", Figure = ThresholdFigure.Value };
        if (_resource.Declaration!.Schema.IndexOf(threshold.Metric) < 0)
        {
            var known = string.Join(", ", _resource.Declaration.Schema.Metrics.Select(metric => metric.Name));
            Sender.Tell(new CommandOutcome(false, $"{set.Resource} has no metric \"{threshold.Metric}\"; it has {known}."));
        }
        else if (threshold.Fault() is { } fault)
        {
            Sender.Tell(new CommandOutcome(false, fault));
        }
        else
        {
            Complete([new ThresholdAdopted(threshold)], $"{set.Resource}/{threshold} is set.");
        }
    }

    private void OnRemoveThreshold(RemoveThreshold remove)
    {
        var isSet = _resource.Board.Alerts.Any(alert =>
            alert.Threshold.Rule.Length == 0 && alert.Threshold.Metric == remove.Metric && alert.Threshold.Direction == remove.Direction);
        if (!isSet)
        {
            Sender.Tell(new CommandOutcome(false, $"{remove.Resource}/{remove.Metric} has no threshold {remove.Direction.ToString().ToLowerInvariant()}."));
            return;
        }

        Complete([new ThresholdDropped(remove.Metric, remove.Direction)], $"{remove.Resource}/{remove.Metric}: threshold removed.");
    }

    private void Complete(IReadOnlyList<IResourceEvent> events, string done, Action? then = null)
    {
        var sender = Sender;
        PersistOpen(events, () =>
        {
            then?.Invoke();
            sender.Tell(new CommandOutcome(true, done));
        });
    }
}
