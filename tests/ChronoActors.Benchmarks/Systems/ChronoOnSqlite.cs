using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>One node on SQLite.</summary>
internal sealed class ChronoOnSqlite : ChronoSystem
{
    private readonly DataFolder _folder = new("sqlite");

    public override string Name => "ChronoActors on SQLite";

    public override Task<long> DiskBytesAsync() => Task.FromResult(_folder.Bytes);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<List<NodeProcess>> CreateNodesAsync() =>
        Task.FromResult<List<NodeProcess>>([new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _folder.Path })]);
}
