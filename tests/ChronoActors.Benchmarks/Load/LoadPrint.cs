using System.Globalization;

namespace ChronoActors.Benchmarks.Load;

/// <summary>A run's figures for a reader.</summary>
internal static class LoadPrint
{
    public static void Write(TextWriter output, string system, LoadResult run)
    {
        void Line(string what, FormattableString value) =>
            output.WriteLine($"{what,-34} {value.ToString(CultureInfo.InvariantCulture)}");

        output.WriteLine(system);
        Line("samples, steady phase", $"{run.Steady.Samples:N0}; {run.New.Samples / run.Plan.Shape.MetricsPerResource:N0} resources x {run.Plan.Shape.MetricsPerResource} metrics");
        Line("CPU-s per 1 M samples", $"{run.CpuPerMillion:F3} = node {run.CpuPerMillion - run.DatabaseCpuPerMillion:F3} + database {run.DatabaseCpuPerMillion:F3}; sender {run.SenderCpuPerMillion:F3}");
        Line("CPU-s per 1 M new metrics", $"{run.CpuPerMillionNew:F2} = node {run.CpuPerMillionNew - run.DatabaseCpuPerMillionNew:F2} + database {run.DatabaseCpuPerMillionNew:F2}; {run.New.Seconds:F2} s");
        Line("CPU-s of start", $"node {run.Started.CpuSeconds:F2}, connection and warm-up {run.BeforeNew.CpuSeconds - run.Started.CpuSeconds:F2}");
        Line("CPU-s, new and steady", $"node {run.AfterNew.CpuSeconds - run.BeforeNew.CpuSeconds:F2} and {run.AfterSteady.CpuSeconds - run.AfterNew.CpuSeconds:F2}");
        Line("samples/s until all durable", $"{run.Rate:N0} ({run.Steady.Seconds:F2} s)");
        Line("memory, MiB: idle, new, end, peak", $"{MiB(run.Started.ResidentBytes):F0}, {MiB(run.AfterNew.ResidentBytes):F0}, {MiB(run.AfterSteady.ResidentBytes):F0}, {MiB(run.AfterSteady.PeakBytes):F0}; database {MiB(run.AfterSteady.DatabaseBytes):F0}");
        Line("KiB per metric, end and peak", $"{run.KiBPerMetric:F2} and {run.PeakKiBPerMetric:F2}; over idle {run.GrowthKiBPerMetric:F2} and {run.PeakGrowthKiBPerMetric:F2}");
        Line("disk bytes per sample", $"{run.BytesPerSample:F3} ({run.Stored.LongTerm:N0} bytes)");
        Line("sent, acknowledged, counted", $"{run.Sent:N0}, {run.Steady.Counters.Acknowledged:N0}, {run.Counted:N0}; resent {run.Steady.Counters.Resent:N0}");
    }

    private static double MiB(long bytes) => bytes / 1024.0 / 1024.0;
}
