using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

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

    /// <summary>What a sender is told.</summary>
    /// <param name="system">Started.</param>
    /// <param name="form">The data's form.</param>
    /// <param name="warmUp">What goes before.</param>
    /// <param name="startNs">Time of the first row, nanoseconds since the Unix epoch; by default an hour ago.</param>
    public SendPlan PlanFor(ISystemUnderTest system, DataForm form, WarmUp warmUp, long? startNs = null)
    {
        var resources = (Metrics / form.MetricsPerResource) + warmUp.Resources;
        var shape = new DataShape(resources, form.MetricsPerResource, form.JitterNs, startNs ?? DataShape.AnHourAgo());
        return new SendPlan(system.Sink, system.Targets, system.BatchSamples, shape, warmUp, Rounds, RowsPerMessage, PaceMs);
    }
}
