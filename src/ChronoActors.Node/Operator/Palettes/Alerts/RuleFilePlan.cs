using ChronoActors.Cluster;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Node.Operator.Palettes.Tracker;
using ChronoActors.Node.Rules;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary>What a rule file would change, told to whoever asks.</summary>
internal static class RuleFilePlan
{
    private static readonly IReadOnlyList<Column> Columns = [new("change"), new("rule"), new("what")];

    /// <summary>The parameter that names the file.</summary>
    public static Parameter<string> File { get; } = Switch.File("--file", "-f", "the rule file, in YAML");

    /// <summary>Reads the file, warns of rules that match nothing now, and shows the difference.</summary>
    /// <exception cref="UsageException">The file is wrong; nothing of it can be applied.</exception>
    public static async Task<RuleDiff> ShowAsync(IAlerts alerts, ITracker tracker, CommandContext context)
    {
        if (RuleFile.Read(context.TextOf(File), out var faults) is not { } group)
        {
            throw new UsageException(string.Join('\n', faults.Select(fault => $"{context.Get(File)}: {fault}")), "nothing was changed");
        }

        var diff = RuleDiff.Between(await alerts.RulesAsync(context.Cancel), group.Name, group.Rules);
        await WarnAsync(group, tracker, context);
        await context.Out.TableAsync("changes", Columns, Rows(diff), context.Cancel);
        return diff;
    }

    private static async Task WarnAsync(RuleGroup group, ITracker tracker, CommandContext context)
    {
        var report = await Completeness.AskAsync(cancel => tracker.ReportAsync(Selector.All, cancel), context);
        var resources = report.Resources.Select(DeclarationOf).ToList();
        foreach (var rule in group.Rules)
        {
            var alone = RuleBook.Of(1, [rule]);
            if (!resources.Exists(resource => alone.On(resource).Length > 0))
            {
                await context.Out.WarnAsync($"{rule.Name}: {rule.Selector} matches no metric of any resource now", context.Cancel);
            }
        }
    }

    private static ResourceDeclaration DeclarationOf(ResourceReport resource) =>
        new(resource.Id, resource.Type, MetricSchema.Of(resource.Metrics.Select(metric => metric.Metric)));

    private static IEnumerable<IReadOnlyList<Cell>> Rows(RuleDiff diff) =>
    [
        .. diff.Created.Select(static rule => (IReadOnlyList<Cell>)["create", rule.Name, $"{rule.Selector} {rule.Condition}"]),
        .. diff.Updated.Select(static update => (IReadOnlyList<Cell>)["update", update.After.Name, string.Join("; ", update.Differences)]),
        .. diff.Pruned.Select(static rule => (IReadOnlyList<Cell>)["prune", rule.Name, $"{rule.Selector} {rule.Condition}"]),
    ];
}
