using System.Data.Common;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Cluster.Directory;

/// <summary>
/// The list of all resources in one table beside the journal, the same SQL for SQLite and PostgreSQL. It answers two
/// questions that a journal can't answer without reading all of it: which resources exist, and what the sleeping ones last
/// looked like. Thread-safe as far as the data source is.
/// </summary>
public sealed class SqlDirectory(DbDataSource database)
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS chrono_directory (
          entity varchar(64) NOT NULL PRIMARY KEY,
          node varchar(255) NOT NULL,
          report bytea NOT NULL)
        """;

    private const string Upsert = """
        INSERT INTO chrono_directory (entity, node, report) VALUES (@entity, @node, @report)
        ON CONFLICT (entity) DO UPDATE SET node = excluded.node, report = excluded.report
        """;

    private const string Delete = "DELETE FROM chrono_directory WHERE entity = @entity";

    /// <summary>Creates the table where it is missing.</summary>
    public async Task InitializeAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = CreateTable;
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>How many resources there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM chrono_directory");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Writes entries and removes others, all or nothing.</summary>
    public async Task WriteAsync(IReadOnlyCollection<DirectoryEntry> entries, IReadOnlyCollection<string> removed, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        if (entries.Count > 0)
        {
            await using var upsert = Prepare(connection, transaction, Upsert, "entity", "node", "report");
            foreach (var entry in entries)
            {
                upsert.Parameters[0].Value = entry.Entity;
                upsert.Parameters[1].Value = entry.Node;
                upsert.Parameters[2].Value = ReportBytes.Write(entry.Report);
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

    /// <summary>All entries, in no order.</summary>
    public async Task<IReadOnlyList<DirectoryEntry>> ReadAsync(CancellationToken cancel)
    {
        var entries = new List<DirectoryEntry>();
        await using var command = database.CreateCommand("SELECT entity, node, report FROM chrono_directory");
        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            var report = ReportBytes.Read(reader.GetFieldValue<byte[]>(2));
            entries.Add(new DirectoryEntry(reader.GetString(0), reader.GetString(1), report));
        }

        return entries;
    }

    private static DbCommand Prepare(DbConnection connection, DbTransaction transaction, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
