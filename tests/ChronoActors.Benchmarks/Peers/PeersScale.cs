using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Figures;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;

namespace ChronoActors.Benchmarks.Peers;

/// <summary>How large a comparison is.</summary>
/// <param name="Repetitions">How often all is measured.</param>
/// <param name="Sources">What is measured, in this order.</param>
internal sealed record PeersScale(int Repetitions, IReadOnlyList<IFigureSource> Sources)
{
    private static readonly DataForm Eight = new(8);
    private static readonly DataForm One = new(1);

    /// <summary>What the results in the documentation come from.</summary>
    public static PeersScale Full()
    {
        const int Pace = Workload.LivePaceMs;
        var live = new Workload("live", 10_000, 60, 1, Pace);
        var wide = new Workload("live-wide", 100_000, 20, 1, Pace);
        var catchUp = new Workload("catch-up", 10_000, 500, 100, 0);
        var few = new Workload("queries", 100_000, 4, 1, Pace);
        return new PeersScale(3,
        [
            new LoadFigures(live, Eight, WarmUp.Default),
            new LoadFigures(live, One, WarmUp.Default),
            new LoadFigures(wide, Eight, WarmUp.Default),
            new LoadFigures(wide, One, WarmUp.Default),
            new LoadFigures(catchUp, Eight, WarmUp.Default),
            new LoadFigures(catchUp, One, WarmUp.Default),
            new LoadFigures(catchUp, new DataForm(8, IsJittered: true), WarmUp.Default),
            new LoadFigures(catchUp, new DataForm(1, IsJittered: true), WarmUp.Default),
            new QueryFigures(few, Eight, WarmUp.Default, 20),
            new QueryFigures(few, One, WarmUp.Default, 20),
            new ActivationFigures(few with { Name = "activation" }, Eight, WarmUp.Default),
            new SyncCallFigures(live with { Name = "syncs" }, Eight, WarmUp.Default),
            new CrashFigures(new Workload("crash", 10_000, 10, 1, Pace), Eight),
        ]);
    }

    /// <summary>Whether everything works, and roughly where it stands; live-wide and jitter are left out.</summary>
    public static PeersScale Quick()
    {
        const int Pace = 100;
        var warmUp = new WarmUp(100, 20);
        var live = new Workload("live", 2_000, 20, 1, Pace);
        var few = new Workload("queries", 10_000, 2, 1, Pace);
        return new PeersScale(1,
        [
            new LoadFigures(live, Eight, warmUp),
            new LoadFigures(live, One, warmUp),
            new LoadFigures(new Workload("catch-up", 2_000, 250, 50, 0), Eight, warmUp),
            new QueryFigures(few, Eight, warmUp, 5),
            new ActivationFigures(few with { Name = "activation" }, Eight, warmUp),
            new SyncCallFigures(live with { Name = "syncs" }, Eight, warmUp),
            new CrashFigures(live with { Name = "crash" }, Eight),
        ]);
    }
}
