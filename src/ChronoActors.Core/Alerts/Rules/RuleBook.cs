using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>All rules of a cluster. Every change gives a new book with the next version. Thread-safe.</summary>
public sealed class RuleBook
{
    /// <summary>Metric names are up to strangers; states beyond this number are not shared.</summary>
    private const int MaxShared = 10_000;

    // Very many resources have the same thresholds, and nearly all of them are quiet.
    private readonly ConcurrentDictionary<(string Rule, string Metric, ThresholdDirection Direction), AlertState> _shared = [];

    private RuleBook(long version, ImmutableSortedDictionary<string, AlertRule> rules)
    {
        (Version, Rules) = (version, rules);
        WatchesSilence = rules.Values.Any(static rule => rule.Condition is NoData);
    }

    /// <summary>The book before the first rule.</summary>
    public static RuleBook Empty { get; } = new(0, ImmutableSortedDictionary.Create<string, AlertRule>(StringComparer.Ordinal));

    /// <summary>Number of changes since the first; a newer book has a higher one.</summary>
    public long Version { get; }

    /// <summary>The rules by name.</summary>
    public ImmutableSortedDictionary<string, AlertRule> Rules { get; }

    /// <summary>Whether a rule asks for what only the clock can tell.</summary>
    public bool WatchesSilence { get; }

    /// <summary>A book as it was written down earlier.</summary>
    public static RuleBook Of(long version, IEnumerable<AlertRule> rules) =>
        new(version, Empty.Rules.AddRange(rules.Select(static rule => KeyValuePair.Create(rule.Name, rule))));

    /// <summary>The book after a change.</summary>
    public RuleBook After(IAlertEvent happened) => happened switch
    {
        RuleSet set => new RuleBook(Version + 1, Rules.SetItem(set.Rule.Name, set.Rule)),
        RuleRemoved removed => new RuleBook(Version + 1, Rules.Remove(removed.Name)),
        _ => this,
    };

    /// <summary>Why a rule can't be set, or null.</summary>
    public string? Refusal(AlertRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Fault() is { } fault ? fault
            : Rules.Count >= RuleLimits.MaxRules && !Rules.ContainsKey(rule.Name) ? $"the cluster has {Rules.Count} rules, which is its limit; remove one first."
            : null;
    }

    /// <summary>Why several changes can't be made at once, or null.</summary>
    /// <param name="version">The version of the book that they were made for.</param>
    /// <param name="set">Rules to set.</param>
    /// <param name="removed">Names of rules to remove, before that.</param>
    public string? Refusal(long version, ImmutableArray<AlertRule> set, ImmutableArray<string> removed)
    {
        if (version != Version)
        {
            return "the rules have been changed by somebody else in the meantime; look at the difference again.";
        }

        var count = Rules.Keys.Except(removed).Union(set.Select(static rule => rule.Name)).Count();
        return set.Select(static rule => rule.Fault()).FirstOrDefault(static fault => fault is not null)
            ?? (count > RuleLimits.MaxRules ? $"the cluster would have {count} rules; at most {RuleLimits.MaxRules} are allowed." : null);
    }

    /// <summary>The thresholds that a resource gets, quiet, in the order of the rules' names and of its metrics.</summary>
    public ImmutableArray<AlertState> On(ResourceDeclaration resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ImmutableArray<AlertState>.Builder? found = null;
        foreach (var rule in Rules.Values)
        {
            if (!rule.Selector.Matches(resource.Id, resource.Type))
            {
                continue;
            }

            foreach (var metric in resource.Schema.Metrics)
            {
                if (!rule.Selector.MatchesMetric(metric.Name))
                {
                    continue;
                }

                foreach (var threshold in rule.Condition.On(metric, resource.Schema))
                {
                    if (found?.Count == RuleLimits.MaxThresholdsPerResource)
                    {
                        return found.DrainToImmutable();
                    }

                    (found ??= ImmutableArray.CreateBuilder<AlertState>()).Add(Quiet(rule, threshold));
                }
            }
        }

        return found?.DrainToImmutable() ?? [];
    }

    private AlertState Quiet(AlertRule rule, Threshold threshold)
    {
        var key = (rule.Name, threshold.Metric, threshold.Direction);
        if (_shared.TryGetValue(key, out var state))
        {
            return state;
        }

        threshold = threshold with { Rule = rule.Name, For = rule.For, KeepFiring = rule.KeepFiring };
        state = new AlertState(threshold, IsRaised: false, SinceNs: 0, Value: 0);
        return _shared.Count < MaxShared ? _shared.GetOrAdd(key, state) : state;
    }
}
