using System.Data.Common;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Cluster.Directory;

/// <summary>The part that reads.</summary>
public sealed partial class SqlDirectory
{
    // One statement, so that state and rows are of one moment. The report of a resource that is awake is of no interest.
    private const string Changes = """
        SELECT state.version, state.removals, entry.entity, entry.node, CASE WHEN entry.node = '' THEN entry.report END
        FROM chrono_directory_state state LEFT JOIN chrono_directory entry ON entry.version > @version
        WHERE state.id = 0
        """;

    /// <summary>All entries, in no order.</summary>
    public Task<IReadOnlyList<DirectoryEntry>> ReadAsync(CancellationToken cancel) =>
        ReadAsync("SELECT entity, node, report FROM chrono_directory", null, EntryOf, cancel);

    /// <summary>The entries of the resources that were last awake on a node, in no order.</summary>
    public Task<IReadOnlyList<DirectoryEntry>> ReadNodeAsync(string node, CancellationToken cancel) =>
        ReadAsync("SELECT entity, node, report FROM chrono_directory WHERE node = @node", ("node", node), EntryOf, cancel);

    /// <summary>What has changed since an earlier moment.</summary>
    /// <param name="version">The version of that moment; negative for everything.</param>
    /// <param name="removals">The removals of that moment.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<DirectoryChanges> ReadChangesAsync(long version, long removals, CancellationToken cancel)
    {
        var now = (Version: version, Removals: removals);
        var rows = await ReadAsync(Changes, ("version", version), RowOf, cancel).ConfigureAwait(false);
        var remaining = version >= 0 && now.Removals != removals
            ? await ReadAsync("SELECT entity FROM chrono_directory", null, row => row.GetString(0), cancel).ConfigureAwait(false)
            : null;
        return new DirectoryChanges(now.Version, now.Removals, [.. rows.OfType<DirectoryRow>()], remaining);

        DirectoryRow? RowOf(DbDataReader row)
        {
            now = (row.GetInt64(0), row.GetInt64(1));
            return row.IsDBNull(2)
                ? null
                : new DirectoryRow(row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : ReportBytes.Read(row.GetFieldValue<byte[]>(4)));
        }
    }

    private static DirectoryEntry EntryOf(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), ReportBytes.Read(row.GetFieldValue<byte[]>(2)));

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, (string Name, object Value)? parameter, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        var rows = new List<T>();
        await using var command = database.CreateCommand(sql);
        if (parameter is var (name, value))
        {
            AddParameter(command, name).Value = value;
        }

        await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
