using System.Collections.Immutable;
using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker aggregate [-s SELECTOR] [-g LABEL,…] [-a FUNCTION] [--of FIGURE] [-n TOP]</c>.</summary>
internal sealed class AggregateCommand(ITracker tracker) : Command
{
    private const string ValueColumn = "value";
    private const string CountColumn = "metricCount";

    private static readonly Parameter<ImmutableArray<string>> GroupBy = Switch.Of<ImmutableArray<string>>(
        "--group-by", "-g", "LABEL,…", "a row per value of the labels, or of type, name, metric, unit or resource", ReadLabels, []);

    private static readonly Parameter<AggregateFunction> Function =
        Switch.Choice("--aggregate", "-a", "what becomes of the figures of a group", AggregateFunction.Max);

    private static readonly Parameter<AggregateFigure> Of = Switch.Choice("--of", null, "which figure of each metric", AggregateFigure.Current);

    private static readonly Parameter<int?> Top = Switch.OptionalWholeNumber("--top", "-n", "TOP", "only the largest", min: 1, max: 1_000_000);

    private static readonly Parameter<int?> Bottom = Switch.OptionalWholeNumber("--bottom", null, "BOTTOM", "only the smallest", min: 1, max: 1_000_000);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "aggregate",
        "compute one figure per group of metrics",
        [TrackerParameters.SelectorSwitch, GroupBy, Function, Of, Top, Bottom],
        examples:
        [
            "tracker aggregate -g type -a max",
            "tracker aggregate -s 'disk/read_*' -g node,metric -a sum",
            "tracker aggregate -s '/utilization' -g resource,metric -n 10",
        ]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var query = new AggregateQuery
        {
            Selector = context.Get(TrackerParameters.SelectorSwitch),
            By = context.Get(GroupBy),
            Function = context.Get(Function),
            Of = context.Get(Of),
            Top = context.Get(Top),
            Bottom = context.Get(Bottom),
        };
        if (query.Fault() is { } fault)
        {
            throw new UsageException(fault);
        }

        await context.Out.ProgressAsync("collecting from all nodes", context.Cancel);
        var aggregate = await tracker.AggregateAsync(query, context.Cancel);
        await context.Out.TableAsync("groups", ColumnsOf(query), aggregate.Groups.Select(group => Row(group, query)), context.Cancel);
        return await Completeness.JudgeAsync(aggregate.Missing, context);
    }

    private static ImmutableArray<string> ReadLabels(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static IReadOnlyList<Column> ColumnsOf(AggregateQuery query) =>
    [
        .. query.By.Select(label => new Column(label is ValueColumn or CountColumn ? $"label_{label}" : label, label)),
        Column.Number(ValueColumn),
        .. UnitOf(query, new Column(AggregateQuery.ByUnit)),
        Column.Number(CountColumn, "metrics"),
    ];

    private static IReadOnlyList<Cell> Row(AggregateGroup group, AggregateQuery query)
    {
        var value = group.Value(query.Function);
        return
        [
            .. group.Keys.Select(key => (Cell)key),
            double.IsFinite(value) ? value : Cell.Nothing,
            .. UnitOf<Cell>(query, query.UnitOf(group)),
            group.Metrics,
        ];
    }

    /// <summary>The unit has a column of its own unless it is one of the labels.</summary>
    private static IEnumerable<T> UnitOf<T>(AggregateQuery query, T unit) => query.By.Contains(AggregateQuery.ByUnit) ? [] : [unit];
}
