using ChronoActors.Testing;
using Npgsql;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>Nodes on a PostgreSQL server of their own, with the settings that PostgreSQL ships with (every commit is synced).</summary>
internal sealed class ChronoOnPostgres(int nodes = 1) : ChronoSystem
{
    private PostgresServer? _database;
    private long _emptyBytes;

    public static SystemEntry Entry { get; } = new("chrono-postgres", "ChronoActors, PostgreSQL", true, () => new ChronoOnPostgres(), InstalledVersion);

    public override IReadOnlyList<int> ProcessIds =>
        [.. base.ProcessIds, _database!.ProcessId, .. ProcessUsage.Children(_database.ProcessId)];

    /// <summary>Growth of the database over the empty one, with indexes; the write-ahead log is a ring of fixed size and not in it.</summary>
    public override async Task<StoredBytes> StoredAsync()
    {
        var bytes = await AskAsync("CHECKPOINT; SELECT pg_database_size('postgres')") - _emptyBytes;
        return new StoredBytes(bytes, bytes);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    protected override async Task<List<NodeProcess>> CreateNodesAsync()
    {
        _database = await PostgresServer.StartNewAsync();
        _emptyBytes = await AskAsync("SELECT pg_database_size('postgres')");
        var environment = new Dictionary<string, string>
        {
            ["CHRONO_PERSISTENCE"] = "postgres",
            ["CHRONO_POSTGRES"] = _database.ConnectionString,
        };
        var members = Enumerable.Range(0, nodes).Select(_ => new NodeProcess(environment)).ToList();
        if (nodes > 1)
        {
            environment["CHRONO_SEEDS"] = members[0].ContactPoint;
        }

        return members;
    }

    protected override ProcessUsage DatabaseUsage() => ProcessUsage.OfFamily(_database!.ProcessId);

    private static string? InstalledVersion() =>
        InstalledProgram.DebianVersion("postgresql") is { } postgres ? $"{Version()}, PostgreSQL {postgres}" : null;

    private async Task<long> AskAsync(string query)
    {
        await using var connection = new NpgsqlConnection(_database!.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var answer = 0L;
        foreach (var statement in query.Split("; "))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            answer = await command.ExecuteScalarAsync() is long bytes ? bytes : answer;
        }

        return answer;
    }
}
