using System.Diagnostics;
using System.Globalization;
using ChronoActors.Client;
using ChronoActors.Core.Resources;

namespace ChronoActors.Benchmarks.Client;

/// <summary>An application that does nothing but track, or nothing at all, in a process of its own.</summary>
internal static class TrackingProcess
{
    /// <summary>The hidden command of this program that makes it such a process.</summary>
    public const string Verb = "track";

    private const int Metrics = 1_000;
    /// <summary>Until the runtime has compiled what is used often once more.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2);

    /// <summary>The other side: tracks, waits, and says how much CPU the time after the warm-up took.</summary>
    /// <param name="metricsPerResource">1 for resources that the tracker reads itself, more for rows that are recorded; 0 tracks nothing.</param>
    /// <param name="target">A node, <c>host:port</c>.</param>
    /// <param name="time">How long to measure.</param>
    public static async Task RunAsync(int metricsPerResource, string target, TimeSpan time)
    {
        await using var tracker = metricsPerResource == 0
            ? null
            : await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = [target] });
        using var end = new CancellationTokenSource();
        var recording = tracker is null ? Task.CompletedTask : Track(tracker, metricsPerResource, end.Token);
        await Task.Delay(WarmUp);
        using var self = Process.GetCurrentProcess();
        var (began, before) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        await Task.Delay(time);
        self.Refresh();
        var percent = 100 * (self.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(began);
        await end.CancelAsync();
        await recording;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent} {tracker?.Counters.Acknowledged ?? 0}"));
    }

    /// <summary>Starts one and gives what it took, percent of one core, and how many of its samples were acknowledged.</summary>
    public static async Task<(double Percent, long Acknowledged)> MeasureAsync(int metricsPerResource, string target, TimeSpan time)
    {
        string[] arguments =
        [
            typeof(TrackingProcess).Assembly.Location, Verb, metricsPerResource.ToString(CultureInfo.InvariantCulture), target,
            time.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var parts = (await process.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        return parts.Length == 2
            ? (double.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The tracking process ended with code {process.ExitCode}.");
    }

    private static Task Track(ResourceTracker tracker, int metricsPerResource, CancellationToken end)
    {
        var numbers = Enumerable.Range(0, Metrics / metricsPerResource);
        if (metricsPerResource == 1)
        {
            var handles = numbers.Select(i => tracker.Track($"observed_{i}", "custom", () => Environment.TickCount64 + i)).ToList();
            return EverySecond(() => GC.KeepAlive(handles), end);
        }

        var schema = Enumerable.Range(0, metricsPerResource).Select(i => new Metric($"m{i}")).ToList();
        var rows = numbers.Select(i => tracker.Track($"recorded_{i}", metrics: schema)).ToList();
        var row = new double[metricsPerResource];
        return EverySecond(
            () => rows.ForEach(handle =>
            {
                Array.Fill(row, Environment.TickCount64);
                tracker.Record(handle, row);
            }),
            end);
    }

    private static async Task EverySecond(Action act, CancellationToken end)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                act();
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }
}
