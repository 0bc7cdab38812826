using ChronoActors.Testing;
using Microsoft.Data.Sqlite;

namespace ChronoActors.Node.Tests.Persistence;

public sealed class SqlitePersistenceSpec : PersistenceSpec, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteConnection? _blocker;

    public void Dispose()
    {
        _blocker?.Dispose();
        _directory.Dispose();
    }

    protected override Task<IReadOnlyDictionary<string, string>> NewDatabaseAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _directory.Path });

    /// <summary>Somebody else holds the only write lock, for longer than anybody waits for it.</summary>
    protected override async Task BreakAsync()
    {
        _blocker = new SqliteConnection($"Data Source={Path.Combine(_directory.Path, "chrono.db")};Pooling=False");
        await _blocker.OpenAsync();
        await ExecuteAsync("BEGIN IMMEDIATE");
    }

    protected override async Task MendAsync()
    {
        await ExecuteAsync("ROLLBACK");
        await _blocker!.DisposeAsync();
        _blocker = null;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _blocker!.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
