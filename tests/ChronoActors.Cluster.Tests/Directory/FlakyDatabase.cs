using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChronoActors.Cluster.Tests.Directory;

/// <summary>A database that fails, or keeps its callers waiting on their own threads, when it is told to. Thread-safe.</summary>
internal sealed class FlakyDatabase(DbDataSource database) : DbDataSource
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private volatile bool _isBroken;
    private int _connections;
    private int _waiting;

    public override string ConnectionString => database.ConnectionString;

    /// <summary>Whether every use of it fails.</summary>
    public bool IsBroken
    {
        get => _isBroken;
        set => _isBroken = value;
    }

    /// <summary>How often it was used.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many callers wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Keeps callers waiting until <see cref="Release"/>.</summary>
    public void Hold() => _gate.Reset();

    /// <summary>Lets callers go on.</summary>
    public void Release() => _gate.Set();

    protected override DbConnection CreateDbConnection()
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _waiting);
        _gate.Wait();
        Interlocked.Decrement(ref _waiting);
        return IsBroken ? throw new SqliteException("scripted: the database does not answer.", 14) : database.CreateConnection();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        database.Dispose();
        _gate.Dispose();
    }
}
