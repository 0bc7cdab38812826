using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Load;

/// <summary>One run of a workload against a fresh system, from its start to what it has stored.</summary>
internal static class LoadRun
{
    public static async Task<LoadResult> RunAsync(
        ISystemUnderTest system, Workload workload, int metricsPerResource, int jitterNs, WarmUp warmUp)
    {
        await system.StartAsync();
        var started = system.Usage();
        var plan = workload.PlanFor(system.Sink, system.Targets, metricsPerResource, jitterNs, warmUp);
        await using var sender = await SenderProcess.StartAsync(plan);
        var warm = await sender.DoAsync(PhaseReport.Warm);
        system.ResetPeak();
        var beforeNew = system.Usage();
        var newRows = await sender.DoAsync(PhaseReport.New);
        var afterNew = system.Usage();
        var senderCpu = sender.CpuSeconds;
        var steady = await sender.DoAsync(PhaseReport.Steady);
        var afterSteady = system.Usage();
        senderCpu = sender.CpuSeconds - senderCpu;
        Require(steady, warm.Samples + newRows.Samples + steady.Samples);
        await system.StopAsync();
        return new LoadResult(
            plan.Shape, started, beforeNew, afterNew, afterSteady, warm, newRows, steady, senderCpu, await system.DiskBytesAsync());
    }

    private static void Require(PhaseReport last, long sent)
    {
        if (last.Counters.Acknowledged != sent || last.Counters.Lost != 0)
        {
            throw new InvalidOperationException($"Void run: {sent} samples sent, but {last.Counters}.");
        }
    }
}
