using System.Globalization;
using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker record RESOURCE[/METRIC] VALUE [-t TIMESTAMP]</c>.</summary>
internal sealed class RecordCommand(ITracker tracker, TimeProvider time) : Command
{
    private static readonly Parameter<double> Value = Argument.Number("value", "VALUE", "the value");

    private static readonly Parameter<long?> Timestamp = Switch.Of<long?>(
        "--timestamp", "-t", "TIME", "nanoseconds since 1970 or ISO 8601 with up to nine decimals (default now)", ParseTime, null);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "record",
        "record one sample and wait until it is durable",
        [TrackerParameters.Metric, Value, Timestamp],
        changes: true,
        examples: ["tracker record licences 17", "tracker record 'pool{app=\"shop\"}/busy' 12 -t 2026-11-23T09:00:00.123456789Z"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var address = context.Get(TrackerParameters.Metric);
        var value = context.Get(Value);
        var at = context.Get(Timestamp) ?? time.NowNs();
        var declaration = await DeclareAsync(address, context);
        var rows = new RowBlock(declaration.Schema.Count);
        rows.AddRow(at);
        rows.Set(declaration.Schema.IndexOf(address.Metric), value);
        var outcome = await tracker.RecordAsync(declaration, rows, context.Cancel);
        if (outcome.Accepted > 0)
        {
            var recorded = string.Create(CultureInfo.InvariantCulture, $"{address} = {value} at {UnixTime.ToText(at)}");
            await context.Out.LineAsync($"recorded {recorded}", null, context.Cancel);
            return ExitCode.Done;
        }

        var reasons = string.Join(", ", outcome.Rejected.Select(rejected => rejected.Reason));
        var why = string.Join(": ", new[] { reasons, outcome.Message }.Where(text => text.Length > 0));
        return await context.Out.FailAsync($"not recorded: {(why.Length > 0 ? why : "the cluster gave no reason")}", null, context.Cancel);
    }

    // A resource keeps the type and units that it has; one that nobody knows yet begins with this metric.
    private async Task<ResourceDeclaration> DeclareAsync(MetricAddress address, CommandContext context)
    {
        var report = await tracker.ReportAsync(Selector.Parse(address.Resource.ToString()), context.Cancel);
        var known = report.Resources.FirstOrDefault(resource => resource.Id.Equals(address.Resource));
        if (known is null)
        {
            return new ResourceDeclaration(address.Resource, ResourceDeclaration.DefaultType, MetricSchema.Of([new Metric(address.Metric)]));
        }

        var metric = known.Metrics.Select(each => each.Metric).FirstOrDefault(each => each.Name == address.Metric) ?? new Metric(address.Metric);
        return new ResourceDeclaration(address.Resource, known.Type, MetricSchema.Of([metric]));
    }

    private static long? ParseTime(string text) => UnixTime.TryParse(text, out var at)
        ? at
        : throw new FormatException($"\"{text}\" is neither nanoseconds since 1970 nor ISO 8601 such as 2026-11-23T09:00:00.123456789Z");
}
