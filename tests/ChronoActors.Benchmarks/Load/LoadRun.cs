using System.Diagnostics;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Load;

/// <summary>One run of a workload against a fresh system, from its start to what it has stored.</summary>
internal static class LoadRun
{
    /// <param name="system">Not started.</param>
    /// <param name="workload">What is sent.</param>
    /// <param name="form">The data's form.</param>
    /// <param name="warmUp">What goes before.</param>
    /// <param name="idle">How long to look at the warm system while it has nothing to do.</param>
    public static async Task<LoadResult> RunAsync(
        ISystemUnderTest system, Workload workload, DataForm form, WarmUp warmUp, TimeSpan idle = default)
    {
        await system.StartAsync();
        var started = system.Usage();
        var plan = workload.PlanFor(system, form, warmUp);
        await using var sender = await SenderProcess.StartAsync(plan);
        var warm = await sender.DoAsync(PhaseReport.Warm);
        system.ResetPeak();

        var beforeIdle = system.Usage();
        await Task.Delay(idle);
        var beforeNew = system.Usage();
        var newRows = await sender.DoAsync(PhaseReport.New);
        await Readable.WaitAsync(system, plan, 1);
        var afterNew = system.Usage();

        var senderCpu = sender.CpuSeconds;
        var steady = await sender.DoAsync(PhaseReport.Steady);
        var watch = Stopwatch.StartNew();
        senderCpu = sender.CpuSeconds - senderCpu;
        await Readable.WaitAsync(system, plan, 1 + plan.Rounds);
        var afterSteady = system.Usage();

        var sent = warm.Samples + newRows.Samples + steady.Samples;
        steady = steady with { Seconds = steady.Seconds + watch.Elapsed.TotalSeconds };
        Require(steady, sent);
        var counted = await system.CountAsync(plan.Shape, null);
        await system.StopAsync();
        return new LoadResult(plan, started, idle, beforeIdle, beforeNew, afterNew, afterSteady, warm, newRows, steady, senderCpu, counted, await system.StoredAsync());
    }

    private static void Require(PhaseReport last, long sent)
    {
        if (last.Counters.Acknowledged != sent || last.Counters.Lost != 0)
        {
            throw new InvalidOperationException($"Void run: {sent} samples sent, but {last.Counters}.");
        }
    }
}
