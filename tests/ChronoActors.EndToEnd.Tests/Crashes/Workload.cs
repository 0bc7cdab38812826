using System.Globalization;
using System.Text.Json;
using ChronoActors.Client;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Time;

namespace ChronoActors.EndToEnd.Tests.Crashes;

/// <summary>Known rows of many resources, and the audit of what the cluster counts of them.</summary>
internal sealed class Workload
{
    private const int Metrics = 8;

    private readonly IResourceTracker _tracker;
    private readonly ResourceHandle[] _handles;
    private readonly long _startNs = TimeProvider.System.NowNs() - (60 * UnixTime.NanosecondsPerSecond);
    private int _rounds;

    public Workload(IResourceTracker tracker, int resources)
    {
        _tracker = tracker;
        var schema = Enumerable.Range(0, Metrics).Select(i => new Metric($"m{i}", "bytes")).ToList();
        _handles = [.. Enumerable.Range(0, resources).Select(i => tracker.Track(
            "load", "custom", [new Label("n", i.ToString("D5", CultureInfo.InvariantCulture))], schema, new TrackOptions(RecordingMode.EverySample)))];
    }

    public long Sent => (long)_rounds * _handles.Length * Metrics;

    /// <summary>Records one row of every resource.</summary>
    public void Round()
    {
        Span<double> values = stackalloc double[Metrics];
        for (var resource = 0; resource < _handles.Length; resource++)
        {
            for (var metric = 0; metric < Metrics; metric++)
            {
                values[metric] = ValueOf(resource, metric, _rounds);
            }

            _tracker.Record(_handles[resource], values, _startNs + (_rounds * 1_000_000L));
        }

        _rounds++;
    }

    /// <summary>Compares count, sum, minimum and maximum of every metric with what was sent.</summary>
    /// <returns>How many samples the cluster counts.</returns>
    public long Audit(string report)
    {
        using var json = JsonDocument.Parse(report);
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean(), json.RootElement.GetProperty("missing").ToString());
        var rows = json.RootElement.GetProperty("rows");
        Assert.Equal(_handles.Length * Metrics, rows.GetArrayLength());
        var counted = 0L;
        foreach (var row in rows.EnumerateArray())
        {
            var resource = int.Parse(row.GetProperty("labels").GetProperty("n").GetString()!, CultureInfo.InvariantCulture);
            var metric = int.Parse(row.GetProperty("metric").GetString()![1..], CultureInfo.InvariantCulture);
            var sent = Enumerable.Range(0, _rounds).Select(round => ValueOf(resource, metric, round)).ToList();
            Assert.Equal(
                (sent.Count, sent.Sum(), sent.Min(), sent.Max()),
                (row.GetProperty("count").GetInt32(), row.GetProperty("sum").GetDouble(), row.GetProperty("min").GetDouble(), row.GetProperty("max").GetDouble()));
            counted += row.GetProperty("count").GetInt32();
        }

        return counted;
    }

    private static double ValueOf(int resource, int metric, int round) => ((resource * 31) + (metric * 7) + (round * 13)) % 1009;
}
