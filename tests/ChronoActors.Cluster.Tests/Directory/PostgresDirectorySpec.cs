using System.Data.Common;
using ChronoActors.Testing;
using Npgsql;

namespace ChronoActors.Cluster.Tests.Directory;

public sealed class PostgresDirectorySpec(PostgresDatabases databases) : SqlDirectorySpec, IClassFixture<PostgresDatabases>
{
    protected override async Task<DbDataSource> OpenAsync() => NpgsqlDataSource.Create(await databases.NewAsync());
}
