using ChronoActors.Cluster;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Resources;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker track RESOURCE [-t TYPE] [-m METRIC:UNIT,…]</c>.</summary>
internal sealed class TrackCommand(ITracker tracker) : Command
{
    private static readonly Parameter<string> Type = Switch.Of(
        "--type", "-t", "TYPE", $"cpu, memory, disk, connection or a word of your own (default {ResourceDeclaration.DefaultType})", text => text, ResourceDeclaration.DefaultType);

    private static readonly Parameter<MetricSchema> Metrics = Switch.Of(
        "--metrics", "-m", "METRICS", "METRIC[:UNIT[:counter]],… (default: the single metric \"value\")", ParseMetrics, MetricSchema.SingleValue);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "track",
        "track a resource that has sent nothing yet",
        [TrackerParameters.Resource, Type, Metrics],
        changes: true,
        examples: "tracker track 'gpu{node=\"edge-7\"}' -t gpu -m used:bytes,utilization:percent");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var id = context.Get(TrackerParameters.Resource);
        var schema = context.Get(Metrics);
        try
        {
            var declaration = new ResourceDeclaration(id, context.Get(Type), schema);
            return await Outcome.TellAsync(await tracker.CommandAsync(new TrackResource(declaration), context.Cancel), context);
        }
        catch (IdentityException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }

    private static MetricSchema ParseMetrics(string text) => MetricSchema.Of(text.Split(',').Select(ParseMetric));

    private static Metric ParseMetric(string text) => text.Split(':') switch
    {
        [var name] => new Metric(name),
        [var name, var unit] => new Metric(name, unit),
        [var name, var unit, "counter"] => new Metric(name, unit, MetricKind.Counter),
        [var name, var unit, "gauge"] => new Metric(name, unit),
        _ => throw new FormatException($"\"{text}\" is not METRIC[:UNIT[:counter]]"),
    };
}
