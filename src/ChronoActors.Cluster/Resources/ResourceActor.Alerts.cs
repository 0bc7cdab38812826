using ChronoActors.Cluster.Alerts;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Time;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Resources;

/// <summary>The part that obeys the cluster's rules and hands their transitions to the alert log.</summary>
internal sealed partial class ResourceActor
{
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterWaking = TimeSpan.FromSeconds(1);

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

    /// <summary>Raises what is silent for too long, and looks again when the next may be.</summary>
    private void HeedSilence(List<IResourceEvent> events)
    {
        if (_resource.Board.WatchesSilence && _resource.Heed(_services.Time.NowNs(), events) is { } due)
        {
            TickIn(due < ShortestSilence ? ShortestSilence : due);
        }
    }

    /// <summary>A resource that wakes and may never hear of its sender has to look at the rules by itself.</summary>
    private void HeedSilenceSoon()
    {
        if (_services.Rules.Book is { WatchesSilence: true })
        {
            TickIn(AfterWaking);
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
