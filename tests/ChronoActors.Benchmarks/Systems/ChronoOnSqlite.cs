using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>One node on SQLite.</summary>
internal sealed class ChronoOnSqlite : ChronoSystem
{
    private readonly DataFolder _folder = new("sqlite");

    public static SystemEntry Entry { get; } = new("chrono-sqlite", "ChronoActors, SQLite", true, () => new ChronoOnSqlite(), Version);

    public override Task<StoredBytes> StoredAsync()
    {
        var bytes = _folder.Occupied();
        return Task.FromResult(new StoredBytes(bytes, bytes));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<List<NodeProcess>> CreateNodesAsync() =>
        Task.FromResult<List<NodeProcess>>([new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _folder.Path })]);
}
