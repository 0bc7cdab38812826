using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Persistence;

public sealed class PostgresPersistenceSpec(PostgresDatabases databases) : PersistenceSpec, IClassFixture<PostgresDatabases>
{
    [SkippableFact]
    public async Task A_node_may_start_before_its_database()
    {
        var environment = await NewDatabaseAsync();
        await BreakAsync();
        await using var storage = new NodeStorage(environment);
        var write = WriteUntilDoneAsync(storage.System, "resource", 1);
        var trouble = new TroubleCount(storage.System);
        await Eventually.HoldsAsync(() => trouble.Count > 0, Writer.Patience, "a sign that the database is not there");

        await MendAsync();

        await write;
        Assert.Equal([1], JournalEvents.Numbers(await storage.EventsAsync("resource")));
    }

    protected override async Task<IReadOnlyDictionary<string, string>> NewDatabaseAsync() => new Dictionary<string, string>
    {
        ["CHRONO_PERSISTENCE"] = "postgres",
        ["CHRONO_POSTGRES"] = await databases.NewAsync(),
    };

    protected override Task BreakAsync() => databases.StopAsync();

    protected override Task MendAsync() => databases.StartAsync();
}
