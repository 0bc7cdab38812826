using Microsoft.Data.Sqlite;

namespace ChronoActors.Cluster.Journal;

/// <summary>Events and snapshots in a SQLite file. SQLite works on the caller's thread, so every call moves to the thread pool.</summary>
internal sealed class SqliteJournalStore(string connectionString) : IJournalStore
{
    private const int ConstraintViolated = 19;

    // Events are appended in the order of time, whichever actor they are of; the index is small and finds them by actor.
    private const string CreateTables = """
        CREATE TABLE IF NOT EXISTS chrono_event (
          entity BLOB NOT NULL,
          sequence INTEGER NOT NULL,
          manifest TEXT NOT NULL,
          payload BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS chrono_event_by_entity ON chrono_event (entity, sequence);
        CREATE TABLE IF NOT EXISTS chrono_snapshot (
          entity BLOB NOT NULL PRIMARY KEY,
          sequence INTEGER NOT NULL,
          manifest TEXT NOT NULL,
          payload BLOB NOT NULL) WITHOUT ROWID;
        """;

    private SqliteConnection? _writer;

    public Task InitializeAsync() => Task.Run(() =>
    {
        using var connection = Open();
        using var command = Command(connection, CreateTables);
        command.ExecuteNonQuery();
    });

    public Task WriteAsync(IReadOnlyList<JournalRow> rows) =>
        Task.Run(() => Insert("INSERT INTO chrono_event (entity, sequence, manifest, payload) VALUES ($0, $1, $2, $3)", rows));

    public bool IsConflict(Exception fault) => fault is SqliteException { SqliteErrorCode: ConstraintViolated };

    public Task<long[]> ReadAsync(IReadOnlyList<ReplayRange> ranges, Action<int, JournalRow> found) => Task.Run(() =>
    {
        using var connection = Open();
        using var events = Command(connection, "SELECT sequence, manifest, payload FROM chrono_event WHERE entity = $0 AND sequence BETWEEN $1 AND $2 ORDER BY sequence", 3);
        using var last = Command(connection, "SELECT max(sequence) FROM chrono_event WHERE entity = $0", 1);
        var highest = new long[ranges.Count];
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            Bind(last, range.Entity.ToByteArray(bigEndian: true));
            highest[i] = last.ExecuteScalar() is long sequence ? sequence : 0;
            if (highest[i] < range.FromSequence)
            {
                continue;
            }

            Bind(events, last.Parameters[0].Value!, range.FromSequence, range.ToSequence);
            using var reader = events.ExecuteReader();
            while (reader.Read())
            {
                found(i, new JournalRow(range.Entity, reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
            }
        }

        return highest;
    });

    public Task DeleteAsync(Guid entity, long toSequence) =>
        Task.Run(() => Execute("DELETE FROM chrono_event WHERE entity = $0 AND sequence <= $1", entity, toSequence));

    public Task WriteSnapshotsAsync(IReadOnlyList<JournalRow> rows) => Task.Run(() => Insert(
        """
        INSERT INTO chrono_snapshot (entity, sequence, manifest, payload) VALUES ($0, $1, $2, $3)
        ON CONFLICT (entity) DO UPDATE SET sequence = excluded.sequence, manifest = excluded.manifest, payload = excluded.payload
        WHERE excluded.sequence >= chrono_snapshot.sequence
        """,
        rows));

    public Task ReadSnapshotsAsync(IReadOnlyList<Guid> entities, Action<int, JournalRow> found) => Task.Run(() =>
    {
        using var connection = Open();
        using var command = Command(connection, "SELECT sequence, manifest, payload FROM chrono_snapshot WHERE entity = $0", 1);
        for (var i = 0; i < entities.Count; i++)
        {
            Bind(command, entities[i].ToByteArray(bigEndian: true));
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                found(i, new JournalRow(entities[i], reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
            }
        }
    });

    public Task DeleteSnapshotAsync(Guid entity, long toSequence) =>
        Task.Run(() => Execute("DELETE FROM chrono_snapshot WHERE entity = $0 AND sequence <= $1", entity, toSequence));

    public ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // The library itself looks again only every 150 ms when another writer is at work.
        using var command = Command(connection, "PRAGMA busy_timeout = 10000");
        command.ExecuteNonQuery();
        return connection;
    }

    private void Insert(string sql, IReadOnlyList<JournalRow> rows)
    {
        _writer ??= Open();
        using var transaction = _writer.BeginTransaction();
        using var command = Command(_writer, sql, 4);
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            Bind(command, row.Entity.ToByteArray(bigEndian: true), row.Sequence, row.Manifest, row.Payload);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void Execute(string sql, Guid entity, long sequence)
    {
        using var connection = Open();
        using var command = Command(connection, sql, 2);
        Bind(command, entity.ToByteArray(bigEndian: true), sequence);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
