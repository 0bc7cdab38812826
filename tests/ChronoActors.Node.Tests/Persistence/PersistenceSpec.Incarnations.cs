namespace ChronoActors.Node.Tests.Persistence;

/// <summary>Two incarnations of a writer, as after a network partition or while a shard moves, can't both go on.</summary>
public abstract partial class PersistenceSpec
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_of_two_incarnations_that_write_is_refused(bool areOnTwoNodes)
    {
        await using var storage = await NewStorageAsync();
        var first = storage.System.ActorOf(Writer.Props("resource"));
        await Writer.WriteAsync(first, JournalEvents.Numbered(1, 1));
        var second = (areOnTwoNodes ? storage.Start() : storage.System).ActorOf(Writer.Props("resource"));
        Assert.Equal(1, (await Writer.StateAsync(second)).LastSequence);

        Assert.IsType<Written>(await Writer.WriteAsync(second, JournalEvents.Numbered(2, 1)));

        Assert.IsType<NotWritten>(await Writer.WriteTogetherAsync(first, JournalEvents.Numbered(100, 3)));
        Assert.IsType<Written>(await Writer.WriteAsync(second, JournalEvents.Numbered(3, 1)));
        Assert.Equal([1, 2, 3], JournalEvents.Numbers(await storage.EventsAsync("resource")));
    }

    [SkippableFact]
    public async Task A_refused_incarnation_does_not_harm_others()
    {
        await using var storage = await NewStorageAsync();
        var stale = storage.System.ActorOf(Writer.Props("resource"));
        await Writer.StateAsync(stale);
        var other = storage.Start();
        await Writer.WriteAsync(other.ActorOf(Writer.Props("resource")), JournalEvents.Numbered(1, 1));
        var neighbours = Enumerable.Range(0, 50).Select(number => storage.System.ActorOf(Writer.Props($"good-{number}"))).ToList();
        await Task.WhenAll(neighbours.Select(Writer.StateAsync));

        var before = neighbours.Select(writer => Writer.WriteAsync(writer, JournalEvents.Numbered(1, 1))).ToList();
        var refused = Writer.WriteAsync(stale, JournalEvents.Numbered(100, 1));
        var after = neighbours.Select(writer => Writer.WriteAsync(writer, JournalEvents.Numbered(2, 1))).ToList();

        Assert.IsType<NotWritten>(await refused);
        Assert.All(await Task.WhenAll([.. before, .. after]), answer => Assert.IsType<Written>(answer));
        Assert.Equal([1, 2], JournalEvents.Numbers(await storage.EventsAsync("good-49")));
    }

    [SkippableFact]
    public async Task Who_recovers_while_another_writes_finds_a_beginning_without_holes()
    {
        await using var storage = await NewStorageAsync();
        var writer = storage.System.ActorOf(Writer.Props("resource"));
        var other = storage.Start();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; number < 800; number += 4)
            {
                Assert.IsType<Written>(await Writer.WriteTogetherAsync(writer, JournalEvents.Numbered(number, 4)));
            }
        });

        while (!writing.IsCompleted)
        {
            var reader = other.ActorOf(Writer.Props("resource"));
            var found = await Writer.StateAsync(reader);
            await KillAsync(reader);

            Assert.Equal(Enumerable.Range(0, found.Events.Length).Select(number => (double)number), JournalEvents.Numbers(found.Events));
            Assert.Equal((found.Events.Length, 0), (found.LastSequence, found.Events.Length % 4));
        }

        await writing;
    }

    [SkippableFact]
    public async Task What_a_killed_incarnation_had_under_way_is_there_whole_or_not_at_all_and_its_successor_goes_on()
    {
        await using var storage = await NewStorageAsync();
        for (var life = 0; life < 100; life++)
        {
            var writer = storage.System.ActorOf(Writer.Props("resource"));
            var found = await Writer.StateAsync(writer);
            Assert.Equal((found.Events.Length, 0), (found.LastSequence, found.Events.Length % 3));

            // The answer is not waited for.
            _ = Writer.WriteTogetherAsync(writer, JournalEvents.Numbered(found.Events.Length, 3));
            await KillAsync(writer);
        }

        var events = await storage.EventsAsync("resource");
        Assert.Equal(Enumerable.Range(0, events.Length).Select(number => (double)number), JournalEvents.Numbers(events));
    }
}
