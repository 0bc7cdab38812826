using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ChronoActors.Benchmarks.Figures;
using ChronoActors.Benchmarks.Peers;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Client;

/// <summary>What the client library costs the process that uses it, beside two metrics libraries.</summary>
internal static class ClientRun
{
    private const string Chrono = "ChronoActors";
    private const string Prometheus = "prometheus-net";
    private const string OpenTelemetry = "OpenTelemetry";
    private static readonly int[] Widths = [8, 1];

    public static async Task<ResultTable> RunAsync(int repetitions, TimeSpan quietTime, TextWriter progress)
    {
        var results = new ResultTable();
        await progress.WriteLineAsync("recording");
        AddRecording(results);
        for (var i = 0; i < repetitions; i++)
        {
            await progress.WriteLineAsync($"repetition {i + 1} of {repetitions}: threads, memory");
            AddThreads(results);
            AddMemory(results);
        }

        await progress.WriteLineAsync($"processes that track 1,000 metrics for {quietTime.TotalSeconds} s, {repetitions} times");
        for (var i = 0; i < repetitions; i++)
        {
            await AddProcessesAsync(results, quietTime);
        }

        return results;
    }

    private static void AddRecording(ResultTable results)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance);
        foreach (var report in BenchmarkRunner.Run<RecordingBenchmark>(config).Reports)
        {
            AddRecording(results, report);
        }
    }

    private static void AddRecording(ResultTable results, BenchmarkReport report)
    {
        var name = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'').Split(": ");
        var statistics = report.ResultStatistics ?? throw new InvalidOperationException($"{name[0]}: no measurement.");
        foreach (var ns in (double[])[statistics.Min, statistics.Median, statistics.Max])
        {
            var sheet = new FigureSheet();
            sheet.Add("time of one value", "ns", ns);
            sheet.Add("allocated for one value", "bytes", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
            results.Add(name[0], "recording", name[1], sheet);
        }
    }

    private static void AddThreads(ResultTable results)
    {
        foreach (var isShared in (bool[])[false, true])
        {
            var (one, two) = (ThreadScaling.ValuesPerSecond(1, isShared), ThreadScaling.ValuesPerSecond(2, isShared));
            var sheet = new FigureSheet();
            sheet.Add("values of one thread", "values/s", one);
            sheet.Add("values of two threads", "values/s", two);
            sheet.Add("two threads to one", "ratio", two / one);
            results.Add(Chrono, "threads", isShared ? "one resource" : "a resource each", sheet);
        }
    }

    private static void AddMemory(ResultTable results)
    {
        foreach (var width in Widths)
        {
            var sheet = new FigureSheet();
            sheet.Add("managed memory of 100,000", "bytes per metric", TrackedMemory.OfTracker(width));
            sheet.Add("names and labels, apart", "bytes per metric", TrackedMemory.OfIdentities(width));
            results.Add(Chrono, "memory", $"{width} per resource", sheet);
        }

        Add(results, Prometheus, TrackedMemory.OfPrometheus());
        Add(results, OpenTelemetry, TrackedMemory.OfOpenTelemetry());
    }

    private static void Add(ResultTable results, string system, double bytes)
    {
        var sheet = new FigureSheet();
        sheet.Add("managed memory of 100,000", "bytes per metric", bytes);
        results.Add(system, "memory", "1 per resource", sheet);
    }

    private static async Task AddProcessesAsync(ResultTable results, TimeSpan time)
    {
        await using var node = new ChronoOnSqlite();
        await node.StartAsync();
        var target = node.Targets[0];
        // At the same time: what else the machine does meets all of them.
        var none = TrackingProcess.MeasureAsync(0, target, time);
        var tracking = Widths.Select(width => (Width: width, Task: TrackingProcess.MeasureAsync(width, target, time))).ToList();
        foreach (var (width, task) in tracking)
        {
            var (percent, acknowledged) = await task;
            var sheet = new FigureSheet();
            sheet.Add("CPU of a process that tracks 1,000 metrics", "% of a core", percent);
            sheet.Add("CPU of a process that tracks nothing", "% of a core", (await none).Percent);
            sheet.Add("acknowledged at the end", "samples", acknowledged);
            results.Add(Chrono, "process", $"{width} per resource", sheet);
        }
    }
}
