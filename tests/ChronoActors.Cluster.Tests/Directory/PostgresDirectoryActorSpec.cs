using System.Data.Common;
using ChronoActors.Cluster.Directory;
using ChronoActors.Testing;
using Npgsql;

namespace ChronoActors.Cluster.Tests.Directory;

public sealed class PostgresDirectoryActorSpec(PostgresDatabases databases) : DirectoryActorSpec, IClassFixture<PostgresDatabases>
{
    [SkippableFact]
    public async Task A_server_that_crashes_and_comes_back_gets_every_change()
    {
        await StartAsync();
        Enter(1);
        await databases.StopAsync();
        Tell(new FallAsleep(Entries.Id(1).Entity, Entries.Report(1, value: 5)));
        Tell(new Enter(Entries.Id(2).Entity, Entries.Report(2), IsNew: true));
        await FailAsync();
        Assert.False(HasMessages);

        await databases.StartAsync();
        PassRetry();

        ExpectMsg<Entered>();
        ExpectMsg<Entered>();
        var entries = await Table.ReadAsync(CancellationToken.None);
        Assert.Equal(["", "5"], entries.Select(entry => entry.IsAsleep ? $"{entry.Report.Metrics[0].Statistics.Current}" : "").Order(StringComparer.Ordinal));
    }

    protected override async Task<DbDataSource> OpenAsync() => NpgsqlDataSource.Create(await databases.NewAsync());
}
