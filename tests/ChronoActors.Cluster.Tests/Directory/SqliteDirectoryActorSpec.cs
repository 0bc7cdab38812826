using System.Data.Common;
using ChronoActors.Testing;
using Microsoft.Data.Sqlite;

namespace ChronoActors.Cluster.Tests.Directory;

public sealed class SqliteDirectoryActorSpec : DirectoryActorSpec
{
    private readonly TemporaryDirectory _folder = new();

    protected override Task<DbDataSource> OpenAsync() =>
        Task.FromResult(SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(_folder.Path, "test.db")};Pooling=False"));

    protected override void AfterAll()
    {
        base.AfterAll();
        _folder.Dispose();
    }
}
