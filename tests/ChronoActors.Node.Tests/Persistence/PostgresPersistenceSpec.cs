using ChronoActors.Testing;
using Npgsql;

namespace ChronoActors.Node.Tests.Persistence;

public sealed class PostgresPersistenceSpec(PostgresPersistenceSpec.Server shared) : PersistenceSpec, IClassFixture<PostgresPersistenceSpec.Server>
{
    [SkippableFact]
    public async Task A_node_may_start_before_its_database()
    {
        var environment = await NewDatabaseAsync();
        await BreakAsync();
        await using var storage = new NodeStorage(environment);
        var write = WriteUntilDoneAsync(storage.System, "resource", 1);
        var trouble = new TroubleCount(storage.System);
        await Eventually.HoldsAsync(() => trouble.Count > 0, Writer.Patience, "a sign that the database is not there");

        await MendAsync();

        await write;
        Assert.Equal([1], JournalEvents.Numbers(await storage.EventsAsync("resource")));
    }

    protected override async Task<IReadOnlyDictionary<string, string>> NewDatabaseAsync()
    {
        var server = await shared.StartedAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new Dictionary<string, string>
        {
            ["CHRONO_PERSISTENCE"] = "postgres",
            ["CHRONO_POSTGRES"] = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ToString(),
        };
    }

    protected override Task BreakAsync() => shared.StopAsync();

    protected override Task MendAsync() => shared.StartedAsync();

    /// <summary>One server for all tests; started by the first one, so that it can skip itself where there is none.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private PostgresServer? _server;
        private bool _isStopped;

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

        internal async Task<PostgresServer> StartedAsync()
        {
            _server ??= await PostgresServer.StartNewAsync();
            if (_isStopped)
            {
                await _server.StartAsync();
                _isStopped = false;
            }

            return _server;
        }

        internal async Task StopAsync()
        {
            await _server!.StopAsync();
            _isStopped = true;
        }
    }
}
