using System.Data.Common;
using ChronoActors.Cluster.Directory;
using ChronoActors.Core.Reports;
using ChronoActors.Testing;
using Microsoft.Data.Sqlite;

namespace ChronoActors.Cluster.Tests.Directory;

/// <summary>A directory in a SQLite file of its own.</summary>
internal sealed class DirectoryFile : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public DirectoryFile()
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.Path, "directory.db"), Pooling = false };
        Database = SqliteFactory.Instance.CreateDataSource(file.ToString());
        Directory = new SqlDirectory(Database);
    }

    public DbDataSource Database { get; }

    public SqlDirectory Directory { get; }

    /// <summary>Writes that a resource sleeps, in this state.</summary>
    public Task SleepAsync(ResourceReport resource) => WriteAsync("", resource with { IsAsleep = true });

    /// <summary>Writes that a resource is awake on a node.</summary>
    public Task WakeAsync(string node, ResourceReport resource) => WriteAsync(node, resource);

    public Task RemoveAsync(ResourceReport resource) => Directory.WriteAsync([], [resource.Id.Entity], CancellationToken.None);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }

    private Task WriteAsync(string node, ResourceReport resource) =>
        Directory.WriteAsync([new DirectoryEntry(resource.Id.Entity, node, resource)], [], CancellationToken.None);
}
