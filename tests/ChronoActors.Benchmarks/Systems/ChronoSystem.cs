using System.Globalization;
using System.Net;
using System.Text.Json;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Client;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>Nodes of ChronoActors as they ship, the built-in agent off so that only the load is measured.</summary>
internal abstract class ChronoSystem : ISystemUnderTest
{
    private List<NodeProcess> _nodes = [];

    // A report of many resources takes long, and its text is large.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };

    public string Sink => SampleSinks.Chrono;

    public int BatchSamples => 0;

    public bool AcknowledgesDurable => true;

    public virtual IReadOnlyList<int> ProcessIds => [.. _nodes.Select(node => node.ProcessId)];

    public IReadOnlyList<string> Targets => [.. _nodes.Select(node => node.ContactPoint)];

    /// <summary>The nodes, the seed first.</summary>
    protected IReadOnlyList<NodeProcess> Nodes => _nodes;

    public virtual async Task StartAsync()
    {
        if (_nodes.Count == 0)
        {
            _nodes = await CreateNodesAsync();
        }

        foreach (var node in _nodes)
        {
            node.Start();
            await node.ReadyAsync();
        }
    }

    public SystemUsage Usage()
    {
        var usages = _nodes.Select(node => ProcessUsage.Of(node.ProcessId)).ToList();
        var database = DatabaseUsage();
        return new SystemUsage(
            usages.Sum(usage => usage.CpuSeconds),
            database.CpuSeconds,
            usages.Sum(usage => usage.ResidentBytes),
            usages.Sum(usage => usage.PeakBytes),
            database.ResidentBytes);
    }

    public void ResetPeak() => _nodes.ForEach(node => ProcessUsage.ResetPeak(node.ProcessId));

    public async Task StopAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.SignalAsync("TERM")));
        await Task.WhenAll(_nodes.Select(node => node.ExitAsync()));
    }

    public Task KillAsync() => Task.WhenAll(_nodes.Select(node => node.KillAsync()));

    public abstract Task<StoredBytes> StoredAsync();

    /// <summary>Adds up the counts of a complete report.</summary>
    public async Task<long> CountAsync(DataShape shape, string? instance)
    {
        var selector = instance is null ? "*" : $"*{{instance=\"{instance}\"}}";
        using var report = await GetJsonAsync($"/api/v1/report?format=json&selector={Uri.EscapeDataString(selector)}");
        RequireComplete(report);
        return report.RootElement.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("count").GetInt64());
    }

    public async Task<IReadOnlyDictionary<string, double>> MaxByTypeAsync(DataShape shape, long atNs)
    {
        using var answer = await GetJsonAsync("/api/v1/aggregate?selector=%2A&by=type&function=max");
        RequireComplete(answer);
        return answer.RootElement.GetProperty("groups").EnumerateArray().ToDictionary(
            group => group.GetProperty("labels").GetProperty("type").GetString()!,
            group => group.GetProperty("value").GetDouble());
    }

    /// <summary>Reads the whole consolidated report and gives its length in bytes.</summary>
    public async Task<long> ReadReportAsync()
    {
        var body = await _http.GetStreamAsync(UriOf("/api/v1/report?format=json"));
        await using var _ = body;
        var (buffer, total) = (new byte[1 << 16], 0L);
        while (await body.ReadAsync(buffer) is > 0 and var read)
        {
            total += read;
        }

        return total;
    }

    public virtual async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>The nodes, not started.</summary>
    protected abstract Task<List<NodeProcess>> CreateNodesAsync();

    /// <summary>What the database beside the nodes took.</summary>
    protected virtual ProcessUsage DatabaseUsage() => default;

    /// <summary>The version of the nodes' assembly.</summary>
    protected static string Version() => typeof(ResourceTracker).Assembly.GetName().Version!.ToString(3);

    private static void RequireComplete(JsonDocument answer)
    {
        if (!answer.RootElement.GetProperty("complete").GetBoolean())
        {
            throw new InvalidOperationException($"The answer is not complete: {answer.RootElement.GetProperty("missing")}");
        }
    }

    private Uri UriOf(string page) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_nodes[0].HttpPort}{page}"));

    private async Task<JsonDocument> GetJsonAsync(string page)
    {
        using var answer = await _http.GetAsync(UriOf(page), HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            throw new NotSupportedException($"the node has no {page.Split('?')[0]}");
        }

        answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }
}
