namespace ChronoActors.Node.Tests.Persistence;

/// <summary>What can't be read harms nobody but its own actor, though many are read together. It depends on the names of the tables.</summary>
public abstract partial class PersistenceSpec
{
    [SkippableTheory]
    [InlineData("UPDATE chrono_event SET manifest = '?' WHERE sequence = 3")]
    [InlineData("UPDATE chrono_snapshot SET manifest = '?' WHERE sequence = 2")]
    public async Task A_writer_that_cannot_be_read_does_not_keep_others_from_recovering(string damage)
    {
        await using var storage = await NewStorageAsync();
        var bad = storage.System.ActorOf(Writer.Props("bad"));
        await Writer.WriteAsync(bad, JournalEvents.Numbered(1, 2));
        await Writer.SaveAsync(bad, JournalEvents.Snapshot(1));
        await Writer.WriteAsync(bad, JournalEvents.Numbered(3, 1));
        await Task.WhenAll(Names(100).Select(name => Writer.WriteAsync(storage.System.ActorOf(Writer.Props(name)), JournalEvents.Numbered(1, 1))));
        await storage.StopAsync();
        await storage.TamperAsync(damage);

        var system = storage.Start();
        var found = await Task.WhenAll(Names(100).Append("bad").Concat(Names(200).Skip(100)).Select(name =>
            Writer.TryStateAsync(system.ActorOf(Writer.Props(name)))));

        Assert.Null(found[100]);
        Assert.All(found[..100], state => Assert.Equal([1], JournalEvents.Numbers(state!.Events)));
        Assert.All(found[101..], state => Assert.Empty(state!.Events));
    }
}
