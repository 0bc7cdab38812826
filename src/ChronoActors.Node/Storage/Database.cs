using System.Data.Common;
using Akka.Configuration;
using ChronoActors.Agent.Settings;
using ChronoActors.Node.Settings;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChronoActors.Node.Storage;

/// <summary>The node's database: what Akka's plugins and the directory connect to.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly DataDirectory? _directory;

    private Database(DbDataSource source, string connectionString, string shown, DataDirectory? directory) =>
        (Source, ConnectionString, Shown, _directory) = (source, connectionString, shown, directory);

    /// <summary>Opens connections.</summary>
    public DbDataSource Source { get; }

    /// <summary>For Akka's plugins. May hold a password: never shown.</summary>
    public string ConnectionString { get; }

    /// <summary>The database as a person may see it.</summary>
    public string Shown { get; }

    /// <summary>Akka's part of the configuration: connection strings of journal and snapshots.</summary>
    public Config PluginConfig
    {
        get
        {
            var quoted = ConnectionString.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            return ConfigurationFactory.ParseString($$"""
                akka.persistence {
                  journal.chrono.connection-string = "{{quoted}}"
                  snapshot-store.chrono.connection-string = "{{quoted}}"
                }
                """);
        }
    }

    /// <summary>Opens the database of the settings; PostgreSQL is not connected to yet.</summary>
    /// <exception cref="SettingException">The data directory can't be used, or the connection string is malformed.</exception>
    public static Database Open(NodeSettings settings) => settings.Persistence switch
    {
        PersistenceKind.Sqlite => OpenSqlite(settings.DataDirectory),
        _ => OpenPostgres(settings.Postgres),
    };

    /// <summary>Asks for nothing, to see whether somebody answers.</summary>
    /// <exception cref="DbException">Nobody does.</exception>
    public async Task PingAsync(CancellationToken cancel)
    {
        await using var command = Source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync().ConfigureAwait(false);
        _directory?.Dispose();
    }

    private static Database OpenSqlite(string path)
    {
        var directory = DataDirectory.Open(path);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = directory.DatabaseFile, Pooling = true, DefaultTimeout = 30 }.ToString();
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            // Write-ahead logging stays on in the file. It makes a commit one append, and lets reports read beside the writer.
            // Chunks are about 1 KB: larger pages leave less of their end unused. A file that exists keeps its size.
            command.CommandText = "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }
        catch (SqliteException fault)
        {
            directory.Dispose();
            throw new SettingException($"The database {directory.DatabaseFile} can't be opened: {fault.Message}");
        }

        var source = SqliteFactory.Instance.CreateDataSource(connectionString);
        return new Database(source, connectionString, $"SQLite {directory.DatabaseFile}", directory);
    }

    private static Database OpenPostgres(string connectionString)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connectionString);
            return new Database(NpgsqlDataSource.Create(parsed), parsed.ToString(), $"PostgreSQL {parsed.Host}:{parsed.Port}/{parsed.Database}", null);
        }
        catch (ArgumentException fault)
        {
            throw new SettingException($"The setting chrono.persistence.postgres (CHRONO_POSTGRES) is not a connection string: {fault.Message}");
        }
    }
}
