using System.Data.Common;
using ChronoActors.Testing;
using Microsoft.Data.Sqlite;

namespace ChronoActors.Cluster.Tests.Directory;

public sealed class SqliteDirectorySpec : SqlDirectorySpec, IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<DbDataSource> OpenAsync() =>
        Task.FromResult(SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(_folder.Path, "test.db")};Pooling=False"));
}
