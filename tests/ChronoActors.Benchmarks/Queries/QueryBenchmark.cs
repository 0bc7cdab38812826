using System.Diagnostics;
using System.Globalization;
using ChronoActors.Client;
using ChronoActors.Client.Delivery;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Queries;

/// <summary>
/// How long queries take at the HTTP API of a node with many resources, from the request to the last byte of the answer:
/// <c>dotnet run -c Release --project tests/ChronoActors.Benchmarks -- queries --resources 12500 --metrics 8</c>.
/// </summary>
internal sealed class QueryBenchmark(QueryOptions options)
{
    private static readonly string[] Paths =
    [
        "/api/v1/aggregate?function=max&by=type",
        "/api/v1/aggregate?function=max&by=resource,metric&top=10",
        "/api/v1/aggregate?function=avg&by=region,metric&selector={type=\"io\"}",
        "/api/v1/report?selector={instance=\"edge-00017\"}",
        "/api/v1/report?sort=current&top=10",
        "/api/v1/report?group=type",
        "/api/v1/report",
    ];

    private readonly byte[] _buffer = new byte[1 << 20];

    public async Task RunAsync()
    {
        using var data = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = data.Path, ["CHRONO_PASSIVATE_AFTER"] = "1h" });
        var (http, contact) = (options.Http, options.Contact);
        if (http is null)
        {
            node.Start();
            await node.ReadyAsync();
            (http, contact) = (new Uri($"http://127.0.0.1:{node.HttpPort}"), node.ContactPoint);
        }

        var limits = new OutboxLimits { MaxPendingBytes = 1L << 30 };
        await using var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = [contact], Limits = limits });
        var workload = new QueryWorkload(tracker, options);
        var watch = Stopwatch.StartNew();
        await workload.LoadAsync();
        Print($"{options.Resources} resources x {options.Metrics} metrics, loaded in {watch.Elapsed.TotalSeconds:F1} s, {options.Live} rows/s while measuring");
        using var stop = new CancellationTokenSource();
        var live = options.Live > 0 ? workload.LiveAsync(stop.Token) : Task.CompletedTask;
        using var client = new HttpClient { BaseAddress = http, Timeout = TimeSpan.FromMinutes(1) };
        foreach (var path in options.Paths.Count > 0 ? options.Paths : Paths)
        {
            await MeasureAsync(client, path);
        }

        await stop.CancelAsync();
        await live;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private async Task MeasureAsync(HttpClient client, string path)
    {
        var times = new List<double>();
        var (first, bytes, status) = (0.0, 0L, 0);
        for (var run = 0; run <= options.Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            (bytes, status) = await ReadAsync(client, path);
            if (run == 0)
            {
                first = watch.Elapsed.TotalMilliseconds;
            }
            else
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Print($"{path,-70} {status} {bytes,10} bytes  first {first,7:F1}  min {times[0],7:F1}  p50 {times[times.Count / 2],7:F1}  max {times[^1],7:F1} ms");
    }

    private async Task<(long Bytes, int Status)> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var bytes = 0L;
        for (var read = -1; read != 0; bytes += read)
        {
            read = await body.ReadAsync(_buffer);
        }

        return (bytes, (int)answer.StatusCode);
    }
}
