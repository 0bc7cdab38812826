using ChronoActors.Cluster;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker untrack RESOURCE</c>.</summary>
internal sealed class UntrackCommand(ITracker tracker) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "untrack", "stop tracking a resource; its history stays until its retention ends", [TrackerParameters.Resource], changes: true);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context) => await Outcome.TellAsync(
        await tracker.CommandAsync(new UntrackResource(context.Get(TrackerParameters.Resource)), context.Cancel), context);
}
