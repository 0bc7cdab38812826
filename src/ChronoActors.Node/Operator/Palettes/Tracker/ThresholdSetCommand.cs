using ChronoActors.Cluster;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker threshold-set RESOURCE/METRIC above|below VALUE [--clear VALUE]</c>.</summary>
internal sealed class ThresholdSetCommand(ITracker tracker) : Command
{
    private static readonly Parameter<ThresholdDirection> Direction = Argument.Choice<ThresholdDirection>("direction", "which side raises the alert");

    private static readonly Parameter<double> Value = Argument.Number("value", "VALUE", "the line");

    private static readonly Parameter<double?> Clear = Switch.Number("--clear", "-c", "VALUE", "the value at which a raised alert clears (default: the line itself)");

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "threshold-set",
        "set or replace the threshold of a metric and direction",
        [TrackerParameters.Metric, Direction, Value, Clear],
        changes: true,
        examples: "tracker threshold-set cpu/total above 90 --clear 80");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var address = context.Get(TrackerParameters.Metric);
        var value = context.Get(Value);
        var threshold = new Threshold(address.Metric, context.Get(Direction), value, context.Get(Clear) ?? value);
        if (threshold.Fault() is { } fault)
        {
            throw new UsageException(fault);
        }

        return await Outcome.TellAsync(await tracker.CommandAsync(new SetThreshold(address.Resource, threshold), context.Cancel), context);
    }
}
