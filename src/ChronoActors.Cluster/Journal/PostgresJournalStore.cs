using Npgsql;
using NpgsqlTypes;

namespace ChronoActors.Cluster.Journal;

/// <summary>Events and snapshots in PostgreSQL: written by binary COPY, read many actors at a time.</summary>
internal sealed class PostgresJournalStore : IJournalStore
{
    // Two nodes that create a table at the same moment would both fail. Chunks are compressed already: PostgreSQL need not try.
    private const string CreateTables = """
        SELECT pg_advisory_xact_lock(7301);
        CREATE TABLE IF NOT EXISTS chrono_event (
          entity uuid NOT NULL,
          sequence bigint NOT NULL,
          manifest text NOT NULL,
          payload bytea NOT NULL,
          PRIMARY KEY (entity, sequence));
        ALTER TABLE chrono_event ALTER COLUMN payload SET STORAGE EXTERNAL;
        CREATE TABLE IF NOT EXISTS chrono_snapshot (
          entity uuid NOT NULL PRIMARY KEY,
          sequence bigint NOT NULL,
          manifest text NOT NULL,
          payload bytea NOT NULL);
        """;

    private readonly NpgsqlDataSource _database;

    public PostgresJournalStore(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = 10;
        }

        _database = NpgsqlDataSource.Create(builder);
    }

    public async Task InitializeAsync()
    {
        await using var connection = await _database.OpenConnectionAsync().ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using var command = new NpgsqlCommand(CreateTables, connection, transaction);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    public async Task WriteAsync(IReadOnlyList<JournalRow> rows)
    {
        await using var connection = await _database.OpenConnectionAsync().ConfigureAwait(false);
        await using var copy = await connection.BeginBinaryImportAsync("COPY chrono_event (entity, sequence, manifest, payload) FROM STDIN (FORMAT BINARY)").ConfigureAwait(false);
        foreach (var row in rows)
        {
            await copy.StartRowAsync().ConfigureAwait(false);
            await copy.WriteAsync(row.Entity, NpgsqlDbType.Uuid).ConfigureAwait(false);
            await copy.WriteAsync(row.Sequence, NpgsqlDbType.Bigint).ConfigureAwait(false);
            await copy.WriteAsync(row.Manifest, NpgsqlDbType.Text).ConfigureAwait(false);
            await copy.WriteAsync(row.Payload, NpgsqlDbType.Bytea).ConfigureAwait(false);
        }

        await copy.CompleteAsync().ConfigureAwait(false);
    }

    public bool IsConflict(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public async Task<long[]> ReadAsync(IReadOnlyList<ReplayRange> ranges, Action<int, JournalRow> found)
    {
        // The highest sequence comes first: an event that is committed in between is then read though it is not expected. The other
        // way round it would be counted and not read, and the actor would go on without it.
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            SELECT asked.i, (SELECT max(sequence) FROM chrono_event event WHERE event.entity = asked.entity)
            FROM unnest($1) WITH ORDINALITY AS asked (entity, i)
            """)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. ranges.Select(range => range.Entity)] } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            SELECT asked.i, event.sequence, event.manifest, event.payload
            FROM unnest($1, $2, $3) WITH ORDINALITY AS asked (entity, first, last, i)
            JOIN chrono_event event ON event.entity = asked.entity AND event.sequence BETWEEN asked.first AND asked.last
            ORDER BY asked.i, event.sequence
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. ranges.Select(range => range.Entity)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. ranges.Select(range => range.FromSequence)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. ranges.Select(range => range.ToSequence)] },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        var highest = new long[ranges.Count];
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            highest[reader.GetInt64(0) - 1] = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
        }

        await reader.NextResultAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            var i = (int)reader.GetInt64(0) - 1;
            found(i, new JournalRow(ranges[i].Entity, reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3)));
        }

        return highest;
    }

    public Task DeleteAsync(Guid entity, long toSequence) =>
        ExecuteAsync("DELETE FROM chrono_event WHERE entity = $1 AND sequence <= $2", entity, toSequence);

    public async Task WriteSnapshotsAsync(IReadOnlyList<JournalRow> rows)
    {
        // One statement can't touch a row twice: of several snapshots of an actor the last counts.
        var latest = rows.GroupBy(row => row.Entity).Select(group => group.MaxBy(row => row.Sequence)).ToList();
        await using var command = _database.CreateCommand("""
            INSERT INTO chrono_snapshot (entity, sequence, manifest, payload) SELECT * FROM unnest($1, $2, $3, $4)
            ON CONFLICT (entity) DO UPDATE SET sequence = excluded.sequence, manifest = excluded.manifest, payload = excluded.payload
            WHERE excluded.sequence >= chrono_snapshot.sequence
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. latest.Select(row => row.Entity)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. latest.Select(row => row.Sequence)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. latest.Select(row => row.Manifest)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. latest.Select(row => row.Payload)] });
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public async Task ReadSnapshotsAsync(IReadOnlyList<Guid> entities, Action<int, JournalRow> found)
    {
        await using var command = _database.CreateCommand("""
            SELECT asked.i, snapshot.sequence, snapshot.manifest, snapshot.payload
            FROM unnest($1) WITH ORDINALITY AS asked (entity, i) JOIN chrono_snapshot snapshot ON snapshot.entity = asked.entity
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. entities] });
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            var i = (int)reader.GetInt64(0) - 1;
            found(i, new JournalRow(entities[i], reader.GetInt64(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3)));
        }
    }

    public Task DeleteSnapshotAsync(Guid entity, long toSequence) =>
        ExecuteAsync("DELETE FROM chrono_snapshot WHERE entity = $1 AND sequence <= $2", entity, toSequence);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task ExecuteAsync(string sql, Guid entity, long sequence)
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = entity });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
