using Akka.Persistence;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>Recovery begins at the newest snapshot.</summary>
public abstract partial class PersistenceSpec
{
    [SkippableFact]
    public async Task A_snapshot_comes_back_bit_for_bit_with_the_events_after_it()
    {
        await using var storage = await NewStorageAsync();
        var writer = storage.System.ActorOf(Writer.Props("resource"));
        await Writer.WriteAsync(writer, JournalEvents.Numbered(0, 3));
        Assert.IsType<SaveSnapshotSuccess>(await Writer.SaveAsync(writer, JournalEvents.Snapshot(1)));
        await Writer.WriteAsync(writer, JournalEvents.Numbered(3, 2));
        await storage.StopAsync();

        var system = storage.Start();
        var found = await storage.ReadAsync("resource");

        JournalEvents.AssertSame(system, [JournalEvents.Snapshot(1)], [found.Snapshot!]);
        Assert.Equal((3, 5), (found.SnapshotSequence, found.LastSequence));
        Assert.Equal([3, 4], JournalEvents.Numbers(found.Events));
    }

    [SkippableFact]
    public async Task The_newest_snapshot_counts_and_writing_goes_on_behind_it()
    {
        await using var storage = await NewStorageAsync();
        var writer = storage.System.ActorOf(Writer.Props("resource"));
        for (var number = 1; number <= 3; number++)
        {
            await Writer.WriteAsync(writer, JournalEvents.Numbered(number, 1));
            Assert.IsType<SaveSnapshotSuccess>(await Writer.SaveAsync(writer, JournalEvents.Snapshot(number)));
        }

        await KillAsync(writer);
        writer = storage.System.ActorOf(Writer.Props("resource"));
        var found = await Writer.StateAsync(writer);
        JournalEvents.AssertSame(storage.System, [JournalEvents.Snapshot(3)], [found.Snapshot!]);
        Assert.Equal((3, 0, 3), (found.SnapshotSequence, found.Events.Length, found.LastSequence));

        Assert.IsType<Written>(await Writer.WriteAsync(writer, JournalEvents.Numbered(4, 1)));
        await KillAsync(writer);
        Assert.Equal([4], JournalEvents.Numbers(await storage.EventsAsync("resource")));
    }

    [SkippableFact]
    public async Task Snapshots_of_many_writers_do_not_get_in_each_others_way()
    {
        const int writers = 100;
        await using var storage = await NewStorageAsync();
        await Task.WhenAll(Enumerable.Range(1, writers).Select(async number =>
        {
            var writer = storage.System.ActorOf(Writer.Props($"r-{number}"));
            await Writer.WriteAsync(writer, JournalEvents.Numbered(number, 1));
            Assert.IsType<SaveSnapshotSuccess>(await Writer.SaveAsync(writer, JournalEvents.Snapshot(number)));
        }));
        await storage.StopAsync();

        var system = storage.Start();
        var found = await Task.WhenAll(Enumerable.Range(1, writers).Select(number => storage.ReadAsync($"r-{number}")));

        JournalEvents.AssertSame(system, Enumerable.Range(1, writers).Select(JournalEvents.Snapshot), found.Select(state => state.Snapshot!));
    }

    [SkippableFact]
    public async Task A_snapshot_that_cannot_be_written_costs_its_writer_and_its_neighbours_nothing()
    {
        await using var storage = await NewStorageAsync();
        var bad = storage.System.ActorOf(Writer.Props("bad"));
        await Writer.WriteAsync(bad, JournalEvents.Numbered(1, 2));
        var neighbours = Enumerable.Range(0, 40).Select(number => storage.System.ActorOf(Writer.Props($"good-{number}"))).ToList();
        await Task.WhenAll(neighbours.Select(writer => Writer.WriteAsync(writer, JournalEvents.Numbered(1, 1))));

        var saves = neighbours.Take(20).Select(writer => Writer.SaveAsync(writer, JournalEvents.Snapshot(1))).ToList();
        var refused = Writer.SaveAsync(bad, new NoEvent());
        saves.AddRange(neighbours.Skip(20).Select(writer => Writer.SaveAsync(writer, JournalEvents.Snapshot(2))));

        Assert.IsType<SaveSnapshotFailure>(await refused);
        Assert.All(await Task.WhenAll(saves), answer => Assert.IsType<SaveSnapshotSuccess>(answer));
        Assert.IsType<Written>(await Writer.WriteAsync(bad, JournalEvents.Numbered(3, 1)));
        Assert.Equal([1, 2, 3], JournalEvents.Numbers(await storage.EventsAsync("bad")));
    }
}
