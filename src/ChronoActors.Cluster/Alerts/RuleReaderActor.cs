using Akka.Actor;
using Akka.Persistence;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// Reads the rules from the journal, tells its parent, and ends. It writes nothing: a node that starts knows the rules
/// before it can reach their owner.
/// </summary>
internal sealed class RuleReaderActor : UntypedPersistentActor
{
    private RuleBook _book = RuleBook.Empty;

    /// <inheritdoc/>
    public override string PersistenceId => RuleBookActor.Id;

    public static Props Props() => Akka.Actor.Props.Create(() => new RuleReaderActor());

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: RuleBook book }:
                _book = book;
                break;
            case IAlertEvent happened:
                _book = _book.After(happened);
                break;
            case RecoveryCompleted:
                Context.Parent.Tell(new RulesRead(_book));
                Context.Stop(Self);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
    }
}
