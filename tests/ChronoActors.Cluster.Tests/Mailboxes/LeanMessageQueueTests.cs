using Akka.Actor;
using ChronoActors.Cluster.Mailboxes;

namespace ChronoActors.Cluster.Tests.Mailboxes;

/// <summary>A mailbox loses nothing, keeps the order of each writer, and lets the stash in front.</summary>
public sealed class LeanMessageQueueTests
{
    private readonly LeanMessageQueue _queue = new();

    [Fact]
    public void Messages_come_out_in_the_order_in_which_they_went_in()
    {
        Assert.False(_queue.HasMessages);
        Put(1, 2, 3);
        Assert.Equal((true, 3), (_queue.HasMessages, _queue.Count));

        Assert.Equal([1, 2, 3], TakeAll());
        Assert.Equal((false, 0), (_queue.HasMessages, _queue.Count));
        Put(4);
        Assert.Equal([4], TakeAll());
    }

    [Fact]
    public void What_is_put_back_comes_first()
    {
        Put(3, 4);

        // The stash is put back from its end.
        _queue.EnqueueFirst(Message(2));
        _queue.EnqueueFirst(Message(1));

        Assert.Equal((true, 4), (_queue.HasMessages, _queue.Count));
        Assert.Equal([1, 2, 3, 4], TakeAll());
    }

    [Fact]
    public async Task Many_writers_and_a_reader_at_once_lose_nothing_and_keep_each_writers_order()
    {
        const int writers = 4;
        const int messages = 50_000;
        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
        {
            for (var number = 0; number < messages; number++)
            {
                Put((writer * messages) + number);
            }
        })).ToList();

        var next = new int[writers];
        var read = 0;
        while (read < writers * messages)
        {
            if (!_queue.TryDequeue(out var envelope))
            {
                Assert.True(read < writers * messages && (writing.Exists(writer => !writer.IsCompleted) || _queue.HasMessages), $"{read} messages came out");
                continue;
            }

            var (writer, number) = Math.DivRem((int)envelope.Message, messages);
            Assert.Equal(next[writer]++, number);
            read++;
        }

        await Task.WhenAll(writing);
        Assert.False(_queue.HasMessages);
    }

    [Fact]
    public void What_is_left_when_the_actor_ends_becomes_dead_letters_in_order()
    {
        var deadLetters = new LeanMessageQueue();
        Put(2, 3);
        _queue.EnqueueFirst(Message(1));

        _queue.CleanUp(ActorRefs.Nobody, deadLetters);

        Assert.Equal([1, 2, 3], TakeAll(deadLetters));
        Assert.False(_queue.HasMessages);
    }

    private static Envelope Message(int number) => new(number, ActorRefs.Nobody);

    private static List<int> TakeAll(LeanMessageQueue queue)
    {
        var taken = new List<int>();
        while (queue.TryDequeue(out var envelope))
        {
            taken.Add((int)envelope.Message);
        }

        return taken;
    }

    private List<int> TakeAll() => TakeAll(_queue);

    private void Put(params int[] numbers) => Array.ForEach(numbers, number => _queue.Enqueue(ActorRefs.Nobody, Message(number)));
}
