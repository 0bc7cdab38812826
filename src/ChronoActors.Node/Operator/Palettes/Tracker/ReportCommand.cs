using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker report</c>.</summary>
internal sealed class ReportCommand(ITracker tracker) : Command
{
    private const string JsonFormat = "json";

    private static readonly Parameter<IReportWriter?> Format = Switch.Choice<IReportWriter?>(
        "--format", "-f", "how it is written (default text; json with --json)", ReportFormats.All.Select(writer => writer.Format), Find, null);

    private static readonly Parameter<string?> GroupBy = Switch.Text("--group-by", "-g", "LABEL", "a row per value of a label, or of type or name");

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "report",
        "write one consolidated report of all resources",
        [TrackerParameters.SelectorSwitch, Format, GroupBy, TrackerParameters.Sort, TrackerParameters.Top],
        examples: ["tracker report", "tracker report -g type --sort max -n 10", "tracker report -s 'disk/read_*' -f csv -o disks.csv"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var query = new ReportQuery
        {
            Selector = context.Get(TrackerParameters.SelectorSwitch),
            GroupBy = context.Get(GroupBy),
            Sort = context.Get(TrackerParameters.Sort),
            Top = context.Get(TrackerParameters.Top),
        };
        var writer = context.Get(Format) ?? Find(context.Json ? JsonFormat : ReportFormats.All[0].Format)!;
        if (context.Json && writer.Format != JsonFormat)
        {
            throw new UsageException($"--json and -f {writer.Format} contradict each other");
        }

        if (query.Fault() is { } fault)
        {
            throw new UsageException(fault);
        }

        var report = await Completeness.AskAsync(cancel => tracker.ReportAsync(query.Selector, cancel), context);
        await writer.WriteAsync(report.Apply(query), new DocumentWriter(context.Out), context.Cancel);
        return await Completeness.JudgeAsync(report, context);
    }

    private static IReportWriter? Find(string format) => ReportFormats.TryFind(format, out var writer) ? writer : null;
}
