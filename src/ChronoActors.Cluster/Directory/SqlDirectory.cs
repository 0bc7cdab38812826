using System.Data.Common;
using System.Globalization;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Cluster.Directory;

/// <summary>
/// The list of all resources in one table beside the journal, the same SQL for SQLite and PostgreSQL. It answers two
/// questions that a journal can't answer without reading all of it: which resources exist, and what the sleeping ones last
/// looked like. Thread-safe as far as the data source is.
/// </summary>
public sealed partial class SqlDirectory(DbDataSource database)
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS chrono_directory (
          entity varchar(64) NOT NULL PRIMARY KEY,
          node varchar(255) NOT NULL,
          report bytea NOT NULL,
          version bigint NOT NULL DEFAULT 0)
        """;

    private const string FindVersion = "SELECT version FROM chrono_directory LIMIT 1";

    private const string AddVersion = "ALTER TABLE chrono_directory ADD COLUMN version bigint NOT NULL DEFAULT 0";

    private const string CreateState = """
        CREATE INDEX IF NOT EXISTS chrono_directory_by_version ON chrono_directory (version);
        CREATE TABLE IF NOT EXISTS chrono_directory_state (
          id int NOT NULL PRIMARY KEY,
          version bigint NOT NULL,
          removals bigint NOT NULL);
        INSERT INTO chrono_directory_state (id, version, removals) VALUES (0, 0, 0) ON CONFLICT (id) DO NOTHING
        """;

    // Every transaction takes the next version and keeps the row until it is committed: versions come to light in their order.
    private const string NextVersion =
        "UPDATE chrono_directory_state SET version = version + 1, removals = removals + @removed WHERE id = 0 RETURNING version";

    private const string Upsert = """
        INSERT INTO chrono_directory (entity, node, report, version) VALUES (@entity, @node, @report, @version)
        ON CONFLICT (entity) DO UPDATE SET node = excluded.node, report = excluded.report, version = excluded.version
        """;

    private const string Delete = "DELETE FROM chrono_directory WHERE entity = @entity";

    /// <summary>Creates the tables where they are missing; a table of before there were versions gets them.</summary>
    public async Task InitializeAsync(CancellationToken cancel)
    {
        await ExecuteAsync(CreateTable, cancel).ConfigureAwait(false);
        try
        {
            await ExecuteAsync(FindVersion, cancel).ConfigureAwait(false);
        }
        catch (DbException)
        {
            await ExecuteAsync(AddVersion, cancel).ConfigureAwait(false);
        }

        await ExecuteAsync(CreateState, cancel).ConfigureAwait(false);
    }

    /// <summary>How many resources there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM chrono_directory");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes entries and removes others, all or nothing.</summary>
    public async Task WriteAsync(IReadOnlyCollection<DirectoryEntry> entries, IReadOnlyCollection<string> removed, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using var next = Prepare(connection, transaction, NextVersion, "removed");
        next.Parameters[0].Value = (long)removed.Count;
        var version = await next.ExecuteScalarAsync(cancel).ConfigureAwait(false);
        if (entries.Count > 0)
        {
            await using var upsert = Prepare(connection, transaction, Upsert, "version", "entity", "node", "report");
            upsert.Parameters[0].Value = version;
            foreach (var entry in entries)
            {
                upsert.Parameters[1].Value = entry.Entity;
                upsert.Parameters[2].Value = entry.Node;
                upsert.Parameters[3].Value = ReportBytes.Write(entry.Report);
                await upsert.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            }
        }

        if (removed.Count > 0)
        {
            await using var delete = Prepare(connection, transaction, Delete, "entity");
            foreach (var entity in removed)
            {
                delete.Parameters[0].Value = entity;
                await delete.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            }
        }

        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static DbCommand Prepare(DbConnection connection, DbTransaction transaction, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            AddParameter(command, name);
        }

        return command;
    }

    private static DbParameter AddParameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
