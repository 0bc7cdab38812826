using ChronoActors.Benchmarks.Sending;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>Nodes of ChronoActors as they ship, the built-in agent off so that only the load is measured.</summary>
internal abstract class ChronoSystem : ISystemUnderTest
{
    private List<NodeProcess> _nodes = [];

    public abstract string Name { get; }

    public string Sink => SampleSinks.Chrono;

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
        foreach (var node in _nodes)
        {
            await node.SignalAsync("TERM");
            await node.ExitAsync();
        }
    }

    public Task KillAsync() => Task.WhenAll(_nodes.Select(node => node.KillAsync()));

    public abstract Task<long> DiskBytesAsync();

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>The nodes, not started.</summary>
    protected abstract Task<List<NodeProcess>> CreateNodesAsync();

    /// <summary>What the database beside the nodes took.</summary>
    protected virtual ProcessUsage DatabaseUsage() => default;
}
