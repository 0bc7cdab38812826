using Akka.Actor;
using ChronoActors.Cluster.Resources;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>A database that fails, and comes back.</summary>
public abstract partial class PersistenceSpec
{
    [SkippableFact]
    public async Task Nothing_is_acknowledged_in_vain_and_everything_can_be_written_when_the_database_is_back()
    {
        const int writers = 50;
        await using var storage = await NewStorageAsync();
        await Task.WhenAll(Names(writers).Select(name => WriteUntilDoneAsync(storage.System, name, 1)));
        await BreakAsync();
        var trouble = new TroubleCount(storage.System);
        var writes = Names(writers).Select(name => WriteUntilDoneAsync(storage.System, name, 2)).ToList();
        await Eventually.HoldsAsync(() => trouble.Count > 0, Writer.Patience, "a sign that the database fails");
        Assert.DoesNotContain(writes, write => write.IsCompleted);

        await MendAsync();

        await Task.WhenAll(writes);
        await storage.StopAsync();
        storage.Start();
        foreach (var name in Names(writers))
        {
            Assert.Equal([1, 2], JournalEvents.Numbers(await storage.EventsAsync(name)));
        }
    }

    [SkippableFact]
    public async Task What_was_acknowledged_before_an_outage_is_there_after_it()
    {
        await using var storage = await NewStorageAsync();
        var writer = storage.System.ActorOf(Writer.Props("resource"));
        var acknowledged = 0;
        var writing = Task.Run(async () =>
        {
            while (await Writer.WriteAsync(writer, JournalEvents.Numbered(acknowledged, 1)) is Written && acknowledged < 5000)
            {
                Interlocked.Increment(ref acknowledged);
            }
        });
        await Eventually.HoldsAsync(() => Volatile.Read(ref acknowledged) > 20, Writer.Patience, "some writes to be acknowledged");

        await BreakAsync();
        var atOutage = Volatile.Read(ref acknowledged);
        await MendAsync();

        await Eventually.HoldsAsync(() => writing.IsCompleted || Volatile.Read(ref acknowledged) > atOutage, Writer.Patience, "writing to go on, or to fail");
        await KillAsync(writer);
        var events = await EventsWhenReadableAsync(storage, "resource");
        Assert.True(events.Count >= acknowledged, $"{acknowledged} acknowledged, {events.Count} there");
        Assert.Equal(Enumerable.Range(0, events.Count).Select(number => (double)number), JournalEvents.Numbers(events));
    }

    /// <summary>Writes an event, as the next incarnation where one is stopped by a failure, unless it is there already.</summary>
    private protected static async Task WriteUntilDoneAsync(ActorSystem system, string name, int number)
    {
        for (var isDone = false; !isDone;)
        {
            var writer = system.ActorOf(Writer.Props(name));
            isDone = await Writer.TryStateAsync(writer) is { } state
                && (JournalEvents.Numbers(state.Events).Contains(number) || await Writer.WriteAsync(writer, JournalEvents.Numbered(number, 1)) is Written);
            await KillAsync(writer);
        }
    }

    private static async Task<IReadOnlyList<object>> EventsWhenReadableAsync(NodeStorage storage, string name)
    {
        WriterState? state = null;
        await Eventually.HoldsAsync(
            async () => (state = await Writer.TryStateAsync(storage.System.ActorOf(Writer.Props(name)))) is not null,
            Writer.Patience,
            "the events to be readable");
        return state!.Events;
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(number => $"r-{number}");

    /// <summary>Counts the journal's complaints.</summary>
    private protected sealed class TroubleCount
    {
        private int _count;

        public TroubleCount(ActorSystem system) =>
            system.EventStream.Subscribe(system.ActorOf(Props.Create(() => new Listener(this))), typeof(JournalTrouble));

        public int Count => Volatile.Read(ref _count);

        private sealed class Listener : ReceiveActor
        {
            public Listener(TroubleCount count) => Receive<JournalTrouble>(_ => Interlocked.Increment(ref count._count));
        }
    }
}
