using System.Globalization;
using System.Text.Json;
using ChronoActors.Client;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Time;

namespace ChronoActors.EndToEnd.Tests.Processes;

/// <summary>Known rows of many resources named <c>load</c>, and the audit of what the cluster counts of them.</summary>
internal sealed class Workload
{
    private readonly IResourceTracker _tracker;
    private readonly int _metrics;
    private readonly ResourceHandle[] _handles;
    private readonly int[] _rounds;
    private readonly long _startNs = TimeProvider.System.NowNs() - (60 * UnixTime.NanosecondsPerSecond);

    public Workload(IResourceTracker tracker, int resources, int metrics)
    {
        (_tracker, _metrics, _rounds) = (tracker, metrics, new int[resources]);
        var schema = Enumerable.Range(0, metrics).Select(i => new Metric($"m{i}", "bytes")).ToList();
        _handles = [.. Enumerable.Range(0, resources).Select(i => tracker.Track(
            "load", "custom", [new Label("n", i.ToString("D5", CultureInfo.InvariantCulture))], schema, new TrackOptions(RecordingMode.EverySample)))];
    }

    /// <summary>Samples recorded until now.</summary>
    public long Sent => (long)_rounds.Sum() * _metrics;

    /// <summary>Records one row of every resource, or of every <paramref name="every"/>th from the first.</summary>
    public void Round(int every = 1)
    {
        Span<double> values = stackalloc double[_metrics];
        for (var resource = 0; resource < _handles.Length; resource += every)
        {
            var round = _rounds[resource]++;
            for (var metric = 0; metric < _metrics; metric++)
            {
                values[metric] = ValueOf(resource, metric, round);
            }

            _tracker.Record(_handles[resource], values, _startNs + (round * 1_000_000L));
        }
    }

    /// <summary>Records rounds at a steady pace.</summary>
    public async Task SendAsync(int rounds, TimeSpan pace)
    {
        using var timer = new PeriodicTimer(pace);
        for (var i = 0; i < rounds && await timer.WaitForNextTickAsync(); i++)
        {
            Round();
        }
    }

    /// <summary>Compares count, sum, minimum and maximum of every metric in a JSON report with what was sent.</summary>
    /// <returns>How many samples the cluster counts.</returns>
    public long Audit(string report)
    {
        using var json = JsonDocument.Parse(report);
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean(), json.RootElement.GetProperty("missing").ToString());
        var rows = json.RootElement.GetProperty("rows");
        Assert.Equal(_handles.Length * _metrics, rows.GetArrayLength());
        return AuditRows(rows);
    }

    /// <summary>The same of a report in which resources may be missing: those that are there must be right.</summary>
    public long AuditPart(string report)
    {
        using var json = JsonDocument.Parse(report);
        return AuditRows(json.RootElement.GetProperty("rows"));
    }

    private static double ValueOf(int resource, int metric, int round) => ((resource * 31) + (metric * 7) + (round * 13)) % 1009;

    private long AuditRows(JsonElement rows)
    {
        var counted = 0L;
        var seen = new HashSet<(int, int)>();
        foreach (var row in rows.EnumerateArray())
        {
            var resource = int.Parse(row.GetProperty("labels").GetProperty("n").GetString()!, CultureInfo.InvariantCulture);
            var metric = int.Parse(row.GetProperty("metric").GetString()![1..], CultureInfo.InvariantCulture);
            Assert.True(seen.Add((resource, metric)), "a metric is in the report twice");
            var sent = Enumerable.Range(0, _rounds[resource]).Select(round => ValueOf(resource, metric, round)).ToList();
            Assert.Equal(
                (sent.Count, sent.Sum(), sent.Min(), sent.Max()),
                (row.GetProperty("count").GetInt32(), row.GetProperty("sum").GetDouble(), row.GetProperty("min").GetDouble(), row.GetProperty("max").GetDouble()));
            counted += row.GetProperty("count").GetInt32();
        }

        return counted;
    }
}
