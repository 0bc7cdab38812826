using Akka.Actor;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>Events come back as they were written.</summary>
public abstract partial class PersistenceSpec
{
    [SkippableFact]
    public async Task Events_of_every_kind_come_back_bit_for_bit_and_in_order()
    {
        await using var storage = await NewStorageAsync();
        var writer = storage.System.ActorOf(Writer.Props("resource"));
        Assert.IsType<Written>(await Writer.WriteAsync(writer, JournalEvents.OfEveryKind));
        await storage.StopAsync();

        var system = storage.Start();
        var found = await storage.ReadAsync("resource");

        JournalEvents.AssertSame(system, JournalEvents.OfEveryKind, found.Events);
        Assert.Equal(JournalEvents.OfEveryKind.Length, found.LastSequence);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task Chunks_of_any_size_come_back(int rows)
    {
        await using var storage = await NewStorageAsync();
        var chunk = JournalEvents.Rows(rows);
        await Writer.WriteAsync(storage.System.ActorOf(Writer.Props("resource")), chunk);

        JournalEvents.AssertSame(storage.System, [chunk], await storage.EventsAsync("resource"));
    }

    [SkippableFact]
    public async Task A_writer_that_never_wrote_has_nothing()
    {
        await using var storage = await NewStorageAsync();

        var found = await Writer.StateAsync(storage.System.ActorOf(Writer.Props("resource")));

        Assert.Equal((null, 0, 0, 0), (found.Snapshot, found.SnapshotSequence, found.Events.Length, found.LastSequence));
    }

    [SkippableFact]
    public async Task Writing_goes_on_after_the_last_event()
    {
        await using var storage = await NewStorageAsync();
        for (var life = 0; life < 4; life++)
        {
            var writer = storage.System.ActorOf(Writer.Props("resource"));
            Assert.IsType<Written>(await Writer.WriteAsync(writer, JournalEvents.Numbered(life * 3, 3)));
            await KillAsync(writer);
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(number => (double)number), JournalEvents.Numbers(await storage.EventsAsync("resource")));
    }

    [SkippableFact]
    public async Task Names_are_told_apart_by_every_letter_and_may_be_long()
    {
        string[] names = ["r-abc", "r-aBC", "r-ABC", "r-abc ", "r-äbc", new string('x', 254) + "1", new string('x', 254) + "2"];
        await using var storage = await NewStorageAsync();
        for (var i = 0; i < names.Length; i++)
        {
            Assert.IsType<Written>(await Writer.WriteAsync(storage.System.ActorOf(Writer.Props(names[i])), JournalEvents.Numbered(i, 1)));
        }

        for (var i = 0; i < names.Length; i++)
        {
            Assert.Equal([i], JournalEvents.Numbers(await storage.EventsAsync(names[i])));
        }
    }

    [SkippableFact]
    public async Task Many_writers_at_once_do_not_get_in_each_others_way()
    {
        const int writers = 300;
        await using var storage = await NewStorageAsync();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async number =>
        {
            var writer = storage.System.ActorOf(Writer.Props($"r-{number}"));
            for (var round = 0; round < 3; round++)
            {
                Assert.IsType<Written>(await Writer.WriteAsync(writer, JournalEvents.Numbered((number * 100) + (round * 5), 5)));
            }
        }));
        await storage.StopAsync();

        storage.Start();
        var found = await Task.WhenAll(Enumerable.Range(0, writers).Select(number => storage.EventsAsync($"r-{number}")));

        for (var number = 0; number < writers; number++)
        {
            Assert.Equal(Enumerable.Range(number * 100, 15).Select(value => (double)value), JournalEvents.Numbers(found[number]));
        }
    }

    [SkippableFact]
    public async Task Events_written_together_are_in_order_with_those_written_alone()
    {
        await using var storage = await NewStorageAsync();
        var writer = storage.System.ActorOf(Writer.Props("resource"));

        await Task.WhenAll(
            Writer.WriteTogetherAsync(writer, JournalEvents.Numbered(0, 1)),
            Writer.WriteTogetherAsync(writer, JournalEvents.Numbered(1, 5)),
            Writer.WriteTogetherAsync(writer, JournalEvents.Numbered(6, 1)),
            Writer.WriteTogetherAsync(writer, JournalEvents.Numbered(7, 3)));

        Assert.Equal(Enumerable.Range(0, 10).Select(number => (double)number), JournalEvents.Numbers(await storage.EventsAsync("resource")));
    }

    [SkippableFact]
    public async Task An_event_that_cannot_be_written_takes_along_what_was_written_together_with_it_and_nothing_else()
    {
        await using var storage = await NewStorageAsync();
        var bad = storage.System.ActorOf(Writer.Props("bad"));
        Assert.IsType<Written>(await Writer.WriteAsync(bad, JournalEvents.Numbered(0, 1)));
        var neighbours = Enumerable.Range(0, 50).Select(number => storage.System.ActorOf(Writer.Props($"good-{number}"))).ToList();

        var good = neighbours.Select(writer => Writer.WriteAsync(writer, JournalEvents.Numbered(1, 2))).ToList();
        var refused = Writer.WriteTogetherAsync(bad, JournalEvents.Numbered(1), new NoEvent(), JournalEvents.Numbered(2));

        Assert.IsType<NotWritten>(await refused);
        Assert.All(await Task.WhenAll(good), answer => Assert.IsType<Written>(answer));
        Assert.Equal([0], JournalEvents.Numbers(await storage.EventsAsync("bad")));
        Assert.Equal([1, 2], JournalEvents.Numbers(await storage.EventsAsync("good-0")));
    }

    [SkippableFact]
    public async Task Two_nodes_may_start_on_an_empty_database_at_the_same_moment()
    {
        await using var storage = await NewStorageAsync();
        ActorSystem[] systems = [storage.Start(), storage.Start(), storage.Start()];

        var answers = await Task.WhenAll(systems.Select((system, number) =>
            Writer.WriteAsync(system.ActorOf(Writer.Props($"r-{number}")), JournalEvents.Numbered(number, 1))));

        Assert.All(answers, answer => Assert.IsType<Written>(answer));
    }

    /// <summary>No schema knows it.</summary>
    private sealed record NoEvent : IResourceEvent;
}
