using Npgsql;
using Xunit;

namespace ChronoActors.Testing;

/// <summary>
/// Databases on one PostgreSQL server that the tests of a class share. The first test starts it, so that it can skip itself where
/// PostgreSQL is not installed.
/// </summary>
public sealed class PostgresDatabases : IAsyncLifetime
{
    private PostgresServer? _server;
    private bool _isStopped;

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewAsync()
    {
        await StartAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(_server!.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = name }.ToString();
    }

    /// <summary>Stops the server as a crash does.</summary>
    public async Task StopAsync()
    {
        await _server!.StopAsync();
        _isStopped = true;
    }

    /// <summary>Starts the server, also again on its data.</summary>
    public async Task StartAsync()
    {
        _server ??= await PostgresServer.StartNewAsync();
        if (_isStopped)
        {
            await _server.StartAsync();
            _isStopped = false;
        }
    }
}
