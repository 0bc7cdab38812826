using System.Collections.Immutable;
using ChronoActors.Core.Operator;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>What has to change in a book so that a group of rules is as it is wanted.</summary>
/// <param name="Version">The version of the book.</param>
/// <param name="Created">Rules that are new.</param>
/// <param name="Updated">Rules that are there and different.</param>
/// <param name="Pruned">Rules of the group that are not wanted any more.</param>
/// <param name="Unchanged">How many rules are as wanted already.</param>
public sealed record RuleDiff(
    long Version, ImmutableArray<AlertRule> Created, ImmutableArray<RuleUpdate> Updated, ImmutableArray<AlertRule> Pruned, int Unchanged)
{
    /// <summary>Whether everything is as wanted.</summary>
    public bool IsEmpty => Created.IsEmpty && Updated.IsEmpty && Pruned.IsEmpty;

    /// <summary>The rules to set.</summary>
    public ImmutableArray<AlertRule> ToSet => [.. Created, .. Updated.Select(static update => update.After)];

    /// <summary>
    /// The difference. A wanted rule takes the place of any rule of its name, whatever that one's group; of the others, those of the group
    /// are pruned and all else stays.
    /// </summary>
    /// <param name="book">The rules of now.</param>
    /// <param name="group">The group.</param>
    /// <param name="wanted">Its rules; each name once.</param>
    public static RuleDiff Between(RuleBook book, string group, IEnumerable<AlertRule> wanted)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(wanted);
        var rules = wanted.OrderBy(static rule => rule.Name, StringComparer.Ordinal).ToList();
        var names = rules.Select(static rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        return new RuleDiff(
            book.Version,
            [.. rules.Where(rule => !book.Rules.ContainsKey(rule.Name))],
            [.. rules.Where(rule => book.Rules.TryGetValue(rule.Name, out var known) && known != rule).Select(rule => new RuleUpdate(book.Rules[rule.Name], rule))],
            [.. book.Rules.Values.Where(known => known.Group == group && !names.Contains(known.Name))],
            rules.Count(rule => book.Rules.GetValueOrDefault(rule.Name) == rule));
    }
}

/// <summary>A rule that becomes another of the same name.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it is wanted.</param>
public sealed record RuleUpdate(AlertRule Before, AlertRule After)
{
    /// <summary>What becomes different, for example <c>condition: above 90 → above 95</c>.</summary>
    public IEnumerable<string> Differences =>
        from pair in Fields(Before).Zip(Fields(After))
        where pair.First.Value != pair.Second.Value
        select $"{pair.First.Name}: {Shown(pair.First.Value)} → {Shown(pair.Second.Value)}";

    private static IEnumerable<(string Name, string Value)> Fields(AlertRule rule) =>
    [
        ("selector", rule.Selector.ToString()),
        ("condition", rule.Condition.ToString()),
        ("for", Shown(rule.For)),
        ("keep_firing", Shown(rule.KeepFiring)),
        ("severity", rule.SeverityWord),
        ("labels", rule.Labels.ToString()),
        ("text", rule.Text),
        ("group", rule.Group),
    ];

    private static string Shown(TimeSpan duration) => duration == TimeSpan.Zero ? "" : DurationText.Of(duration);

    private static string Shown(string value) => value.Length == 0 ? "none" : value;
}
