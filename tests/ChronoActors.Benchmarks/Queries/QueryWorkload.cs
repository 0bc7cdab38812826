using System.Globalization;
using ChronoActors.Client;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Benchmarks.Queries;

/// <summary>Resources of seven types with four labels each, tracked by a client process as any application does.</summary>
internal sealed class QueryWorkload(ResourceTracker tracker, QueryOptions options)
{
    private static readonly string[] Types = ["cpu", "memory", "io", "connection", "gpu", "thread", "custom"];
    private static readonly TimeSpan LoadLimit = TimeSpan.FromMinutes(20);

    private readonly ResourceHandle[] _handles = new ResourceHandle[options.Resources];
    private readonly double[] _row = new double[options.Metrics];
    private int _next;

    /// <summary>Tracks everything and records one row of each; done when all of it is durable.</summary>
    public async Task LoadAsync()
    {
        var metrics = Enumerable.Range(0, options.Metrics).Select(i => new Metric($"metric_{i}", i % 2 == 0 ? "bytes" : "percent")).ToArray();
        for (var i = 0; i < _handles.Length; i++)
        {
            _handles[i] = tracker.Track("bench_resource", Types[i % Types.Length], LabelsOf(i), metrics, new TrackOptions(RecordingMode.EverySample));
            Record(i);
        }

        if (!await tracker.FlushAsync(LoadLimit))
        {
            throw new TimeoutException($"The load was not durable within {LoadLimit}: {tracker.Counters}");
        }
    }

    /// <summary>Goes on recording at the rate of the options until it is cancelled.</summary>
    public async Task LiveAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                for (var sent = 0; sent < options.Live / 20; sent++)
                {
                    Record(_next++ % _handles.Length);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Measured enough.
        }
    }

    private static Label[] LabelsOf(int i) =>
    [
        new("instance", string.Create(CultureInfo.InvariantCulture, $"edge-{i / 100:D5}")),
        new("device", string.Create(CultureInfo.InvariantCulture, $"dev{i % 100}")),
        new("region", i % 2 == 0 ? "eu-central" : "us-east"),
        new("job", "bench"),
    ];

    private void Record(int i)
    {
        for (var metric = 0; metric < _row.Length; metric++)
        {
            _row[metric] = Math.Round(((i * 7919.0) + (metric * 104_729) + _next) % 100_000 / 7, 2);
        }

        tracker.Record(_handles[i], _row);
    }
}
