using ChronoActors.Cluster.Alerts;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Resources;

/// <summary>The part that obeys the cluster's rules and hands their transitions to the alert log.</summary>
internal sealed partial class ResourceActor
{
    /// <summary>The book that the board is under; null when it has to be looked at again.</summary>
    private RuleBook? _rules;

    /// <summary>Takes a book that is new here. Usually there is none, which costs a comparison.</summary>
    private void ObeyRules(List<IResourceEvent> events)
    {
        var rules = _services.Rules.Book;
        if (!ReferenceEquals(rules, _rules) && rules is not null)
        {
            _resource.Obey(rules, events);
            _rules = rules;
        }
    }

    /// <summary>The alert log may have some of them already, or be told of them at the moment: repeats do no harm.</summary>
    private void HandOverTransitions()
    {
        if (_resource.HasUnlogged)
        {
            _services.AlertOutbox.Tell(new HandOver(_resource.Unlogged), Self);
        }
    }
}
