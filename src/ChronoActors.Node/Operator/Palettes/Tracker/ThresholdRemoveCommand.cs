using ChronoActors.Cluster;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker threshold-remove RESOURCE/METRIC above|below</c>.</summary>
internal sealed class ThresholdRemoveCommand(ITracker tracker) : Command
{
    private static readonly Parameter<ThresholdDirection> Direction = Argument.Choice<ThresholdDirection>("direction", "the threshold's side");

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "threshold-remove",
        "remove the threshold of a metric and direction",
        [TrackerParameters.Metric, Direction],
        changes: true,
        examples: "tracker threshold-remove cpu/total above");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var address = context.Get(TrackerParameters.Metric);
        var command = new RemoveThreshold(address.Resource, address.Metric, context.Get(Direction));
        return await Outcome.TellAsync(await tracker.CommandAsync(command, context.Cancel), context);
    }
}
