using System.Globalization;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// The one owner of the cluster's rules. A changed book goes to every node that has asked before; one that misses it asks again.
/// </summary>
internal sealed class RuleBookActor : UntypedPersistentActor
{
    /// <summary>The journal's name for the rules.</summary>
    public const string Id = "alert-rules";

    private const int SnapshotEvery = 100;

    private readonly HashSet<IActorRef> _nodes = [];
    private RuleBook _book = RuleBook.Empty;

    /// <inheritdoc/>
    public override string PersistenceId => Id;

    public static Props Props() => Akka.Actor.Props.Create(() => new RuleBookActor());

    /// <inheritdoc/>
    protected override void OnRecover(object message) => _book = message switch
    {
        SnapshotOffer { Snapshot: RuleBook book } => book,
        IAlertEvent happened => _book.After(happened),
        _ => _book,
    };

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case AskRules asked:
                OnAsked(asked);
                break;
            case ListRules:
                Sender.Tell(new RulesPublished(_book));
                break;
            case ChangeRules change:
                OnChange(change);
                break;
            case SetRule set when _book.Refusal(set.Rule) is { } refusal:
                Sender.Tell(new CommandOutcome(false, refusal));
                break;
            case SetRule set when _book.Rules.GetValueOrDefault(set.Rule.Name) == set.Rule:
                Sender.Tell(new CommandOutcome(true, $"rule {set.Rule.Name} was set already."));
                break;
            case SetRule set:
                Change(new RuleSet(set.Rule), $"rule {set.Rule.Name} is set.");
                break;
            case RemoveRule remove when !_book.Rules.ContainsKey(remove.Name):
                Sender.Tell(new CommandOutcome(true, $"there was no rule {remove.Name}."));
                break;
            case RemoveRule remove:
                Change(new RuleRemoved(remove.Name), $"rule {remove.Name} is removed.");
                break;
            case Terminated gone:
                _nodes.Remove(gone.ActorRef);
                break;
            case SaveSnapshotFailure failure:
                Context.GetLogger().Warning("Snapshot of the alert rules failed, recovery will read more events: {0}", failure.Cause.Message);
                break;
            default:
                break;
        }
    }

    private void OnAsked(AskRules asked)
    {
        if (_nodes.Add(Sender))
        {
            Context.Watch(Sender);
        }

        if (asked.Version != _book.Version)
        {
            Sender.Tell(new RulesPublished(_book));
        }
    }

    private void OnChange(ChangeRules change)
    {
        if (_book.Refusal(change.Version, change.Set, change.Removed) is { } refusal)
        {
            Sender.Tell(new CommandOutcome(false, refusal));
            return;
        }

        IAlertEvent[] events = [.. change.Removed.Select(static name => new RuleRemoved(name)), .. change.Set.Select(static rule => new RuleSet(rule))];
        if (events.Length == 0)
        {
            Sender.Tell(new CommandOutcome(true, "there is nothing to change."));
            return;
        }

        Change(events, string.Create(CultureInfo.InvariantCulture, $"{change.Set.Length} rules are set, {change.Removed.Length} are removed."));
    }

    private void Change(IAlertEvent change, string done) => Change([change], done);

    /// <summary>One atomic write; nodes see all of it or nothing.</summary>
    private void Change(IReadOnlyList<IAlertEvent> changes, string done)
    {
        var (sender, left, before) = (Sender, changes.Count, _book.Version);
        PersistAll(changes, happened =>
        {
            _book = _book.After(happened);
            if (--left > 0)
            {
                return;
            }

            foreach (var node in _nodes)
            {
                node.Tell(new RulesPublished(_book));
            }

            sender.Tell(new CommandOutcome(true, done));
            if (_book.Version / SnapshotEvery > before / SnapshotEvery)
            {
                SaveSnapshot(_book);
            }
        });
    }
}
