using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ChronoActors.Cluster.Mailboxes;

/// <summary>
/// A queue with many writers and one reader that takes next to no memory while it is empty: the linked queue of D. Vyukov
/// ("Non-intrusive MPSC node-based queue", 2010). What an actor puts back in front (its stash) waits in a stack.
/// </summary>
internal sealed class LeanMessageQueue : IMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private Node _newest;
    private Node _read;
    private Stack<Envelope>? _front;

    public LeanMessageQueue() => _newest = _read = new Node();

    private sealed class Node
    {
        public Envelope Envelope;
        public Node? Next;
    }

    /// <inheritdoc/>
    public bool HasMessages => _front is { Count: > 0 } || Volatile.Read(ref _read.Next) is not null;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            var count = _front?.Count ?? 0;
            for (var node = Volatile.Read(ref _read.Next); node is not null; node = Volatile.Read(ref node.Next))
            {
                count++;
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var node = new Node { Envelope = envelope };
        // Between the two steps the reader sees the end earlier; the writer wakes it after the second.
        Volatile.Write(ref Interlocked.Exchange(ref _newest, node).Next, node);
    }

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => (_front ??= new Stack<Envelope>()).Push(envelope);

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        if (_front is not null)
        {
            if (_front.TryPop(out envelope))
            {
                return true;
            }

            _front = null;
        }

        if (Volatile.Read(ref _read.Next) is not { } next)
        {
            envelope = default;
            return false;
        }

        envelope = next.Envelope;
        next.Envelope = default;
        _read = next;
        return true;
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            deadletters.Enqueue(owner, envelope);
        }
    }
}
