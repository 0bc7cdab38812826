using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Load;

/// <summary>The readings of one run.</summary>
/// <param name="Plan">What was sent.</param>
/// <param name="Started">Readings when the system was ready, before the warm-up.</param>
/// <param name="Idle">How long the warm system had nothing to do.</param>
/// <param name="BeforeIdle">Readings before that.</param>
/// <param name="BeforeNew">Before the first row of the first resource.</param>
/// <param name="AfterNew">The same of the first rows of all resources.</param>
/// <param name="AfterSteady">When everything was acknowledged (for systems that acknowledge early: readable).</param>
/// <param name="Warm">What the sender said of the warm-up.</param>
/// <param name="New">What the sender said of the first rows.</param>
/// <param name="Steady">What it said of the others.</param>
/// <param name="SenderCpuSeconds">The sender's CPU in the steady phase, generating the data included.</param>
/// <param name="Counted">Samples that a reader found at the end.</param>
/// <param name="Stored">After an orderly stop.</param>
internal sealed record LoadResult(
    SendPlan Plan,
    SystemUsage Started,
    TimeSpan Idle,
    SystemUsage BeforeIdle,
    SystemUsage BeforeNew,
    SystemUsage AfterNew,
    SystemUsage AfterSteady,
    PhaseReport Warm,
    PhaseReport New,
    PhaseReport Steady,
    double SenderCpuSeconds,
    long Counted,
    StoredBytes Stored)
{
    /// <summary>All samples that were sent, those of the warm-up included.</summary>
    public long Sent => Warm.Samples + New.Samples + Steady.Samples;

    /// <summary>CPU-seconds of all server processes per million samples of the steady phase.</summary>
    public double CpuPerMillion => PerMillion(AfterSteady.TotalCpuSeconds - AfterNew.TotalCpuSeconds, Steady.Samples);

    /// <summary>CPU-seconds per second of the system without load; 0 where it was not looked at.</summary>
    public double IdleCpu => Idle == TimeSpan.Zero ? 0 : (BeforeNew.TotalCpuSeconds - BeforeIdle.TotalCpuSeconds) / Idle.TotalSeconds;

    /// <summary><see cref="CpuPerMillion"/> without what the system would have taken in that time without load.</summary>
    public double CpuPerMillionOverIdle => CpuPerMillion - PerMillion(IdleCpu * Steady.Seconds, Steady.Samples);

    /// <summary>The database's part of <see cref="CpuPerMillion"/>.</summary>
    public double DatabaseCpuPerMillion => PerMillion(AfterSteady.DatabaseCpuSeconds - AfterNew.DatabaseCpuSeconds, Steady.Samples);

    /// <summary>The sender's CPU-seconds per million samples.</summary>
    public double SenderCpuPerMillion => PerMillion(SenderCpuSeconds, Steady.Samples);

    /// <summary>CPU-seconds of all server processes per million metrics that were new, their first row included.</summary>
    public double CpuPerMillionNew => PerMillion(AfterNew.TotalCpuSeconds - BeforeNew.TotalCpuSeconds, New.Samples);

    /// <summary>The database's part of <see cref="CpuPerMillionNew"/>.</summary>
    public double DatabaseCpuPerMillionNew => PerMillion(AfterNew.DatabaseCpuSeconds - BeforeNew.DatabaseCpuSeconds, New.Samples);

    /// <summary>Samples per second of the steady phase, until the last was acknowledged.</summary>
    public double Rate => Steady.Samples / Steady.Seconds;

    /// <summary>Stored bytes per sample in long-term form, of all samples.</summary>
    public double BytesPerSample => (double)Stored.LongTerm / Sent;

    /// <summary>The same of all files.</summary>
    public double FolderBytesPerSample => (double)Stored.Everything / Sent;

    /// <summary>RAM of the server processes per metric at the end, KiB.</summary>
    public double KiBPerMetric => AfterSteady.ResidentBytes / 1024.0 / Plan.Shape.Metrics;

    /// <summary>Its peak.</summary>
    public double PeakKiBPerMetric => AfterSteady.PeakBytes / 1024.0 / Plan.Shape.Metrics;

    /// <summary>Its growth over the idle, started server.</summary>
    public double GrowthKiBPerMetric => (AfterSteady.ResidentBytes - Started.ResidentBytes) / 1024.0 / Plan.Shape.Metrics;

    /// <summary>The peak's distance from the idle, started server.</summary>
    public double PeakGrowthKiBPerMetric => (AfterSteady.PeakBytes - Started.ResidentBytes) / 1024.0 / Plan.Shape.Metrics;

    private static double PerMillion(double value, long count) => value / count * 1e6;
}
