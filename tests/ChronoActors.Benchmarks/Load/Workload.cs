using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;

namespace ChronoActors.Benchmarks.Load;

/// <summary>How much is sent in which pieces.</summary>
/// <param name="Name">As it stands in the tables.</param>
/// <param name="Metrics">In all, over all resources.</param>
/// <param name="Rounds">Rows per resource after its first one.</param>
/// <param name="RowsPerMessage">Rows of a resource that are handed over together; 1 is live.</param>
/// <param name="PaceMs">Shortest time between two rounds, milliseconds; the next one also waits until the one before was handed over.</param>
internal sealed record Workload(string Name, int Metrics, int Rounds, int RowsPerMessage, int PaceMs)
{
    /// <summary>The pace of live rounds: fast enough for a short run, slow enough that each message has one row of a resource.</summary>
    public const int LivePaceMs = 250;

    public SendPlan PlanFor(string sink, IReadOnlyList<string> targets, int metricsPerResource, int jitterNs, WarmUp warmUp)
    {
        var resources = (Metrics / metricsPerResource) + warmUp.Resources;
        var shape = new DataShape(resources, metricsPerResource, jitterNs, DataShape.AnHourAgo());
        return new SendPlan(sink, targets, shape, warmUp, Rounds, RowsPerMessage, PaceMs);
    }
}
