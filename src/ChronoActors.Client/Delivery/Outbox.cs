using System.Buffers;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>
/// The sender's half of the delivery protocol: keeps rows until the cluster says that they are durable, and sends them again
/// until it does. Pure: it is told the time and does no I/O. Times are nanoseconds of any clock that does not go back.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// Per resource one delivery is unanswered at a time: while the answer is under way rows pile up, and the next delivery
/// carries all of them, so the rows per message rise with load by themselves. An answer tells what is accepted (in the
/// resource's memory) and what is durable; rows are dropped here once durable, sent again from the lowest one not accepted
/// when no answer comes (with growing pauses) or when accepted fell back because the resource restarted. If rows stay accepted
/// and nothing is heard for long, the resource is asked with a delivery without rows.
/// </remarks>
public sealed partial class Outbox
{
    private readonly OutboxLimits _limits;
    private readonly RowEncoder _encode;
    private readonly Random _jitter;
    private readonly SendWindow _window;
    private readonly OutboxMemory _memory;
    private readonly OutboxTotals _totals = new();
    private readonly Dictionary<int, OutboxResource> _resources = [];
    private readonly Queue<OutboxResource> _toSend = [];
    private readonly List<Refusal> _refusals = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly RowBlock _rows = new();
    private int _lastHandle;
    private long _batch = 1;
    private long _retiredSequence;
    private long _inFlightBytes;
    private long _sweepAtNs = long.MinValue;
    private long _heardNs = long.MinValue;

    /// <summary>An empty outbox.</summary>
    /// <param name="producer">Who sends; new at each start.</param>
    /// <param name="limits">Bounds and clocks.</param>
    /// <param name="encode">How rows become bytes.</param>
    /// <param name="jitter">Spreads retries, so that producers do not act in step.</param>
    public Outbox(ProducerId producer, OutboxLimits limits, RowEncoder encode, Random jitter)
    {
        Producer = producer;
        _limits = limits;
        _encode = encode;
        _jitter = jitter;
        _window = new SendWindow(limits);
        _memory = new OutboxMemory(limits, _totals);
    }

    /// <summary>Who sends.</summary>
    public ProducerId Producer { get; }

    /// <summary>What became of everything until now.</summary>
    public OutboxCounters Counters => _totals.ToCounters(_resources.Count);

    /// <summary>Whether anything is not durable yet.</summary>
    public bool HasPending => _totals.Pending > 0;

    /// <summary>Whether somebody waits for rows to be durable.</summary>
    public bool IsFlushing => _resources.Values.Any(static resource => resource.IsFlushing);

    /// <summary>How many rows of a resource are not durable yet.</summary>
    public int PendingRows(int handle) => _resources.TryGetValue(handle, out var resource) ? resource.Rows.RowCount : 0;

    /// <summary>
    /// Whether a resource is held. One of which nothing was pending for <see cref="OutboxLimits.ForgetAfterNs"/> is not any more,
    /// so that only what is recorded costs memory.
    /// </summary>
    public bool Holds(int handle) => _resources.ContainsKey(handle);

    /// <summary>Takes up a resource.</summary>
    /// <param name="declaration">The resource.</param>
    /// <param name="handle">The handle it had before it was forgotten; 0 if it had none.</param>
    /// <returns>Its handle, this outbox's own number for it.</returns>
    public int Add(ResourceDeclaration declaration, int handle = 0)
    {
        // Sequences count per producer and resource, so a resource that comes back must start above all it ever used.
        var resource = new OutboxResource(handle == 0 ? ++_lastHandle : handle, declaration, _retiredSequence + 1);
        _resources.Add(resource.Handle, resource);
        return resource.Handle;
    }

    /// <summary>Gives up a resource. Rows of it that are not durable yet are dropped and counted: flush before.</summary>
    public void Remove(int handle)
    {
        if (_resources.Remove(handle, out var resource))
        {
            GiveUp(resource, RejectionReason.Untracked);
            Retire(resource);
        }
    }

    /// <summary>Takes a copy of a block's row to deliver. Unknown handles and rows without values are ignored.</summary>
    /// <returns>Whether it is kept; if not, it is counted as rejected.</returns>
    public bool Enqueue(int handle, RowBlock rows, int row)
    {
        if (!_resources.TryGetValue(handle, out var resource))
        {
            return false;
        }

        var cost = RowQueue.CostOf(rows, row);
        if (cost.Samples == 0)
        {
            return false;
        }

        _totals.Enqueued += cost.Samples;
        var reason = resource.Refused != RejectionReason.None ? resource.Refused
            : !_memory.Take(cost.Bytes, _resources.Values) ? RejectionReason.OutboxFull
            : RejectionReason.None;
        if (reason != RejectionReason.None)
        {
            _totals.Reject(reason, cost.Samples);
            return false;
        }

        resource.Rows.Add(rows, row);
        _totals.Pending += cost.Samples;
        Queue(resource);
        return true;
    }

    /// <summary>Sends everything that waits now so that the cluster persists it at once; see <see cref="IsFlushing"/>.</summary>
    public void Flush()
    {
        foreach (var resource in _resources.Values)
        {
            Flush(resource);
        }
    }

    /// <summary>The same for one resource.</summary>
    public void Flush(int handle)
    {
        if (_resources.TryGetValue(handle, out var resource))
        {
            Flush(resource);
        }
    }

    private void Flush(OutboxResource resource)
    {
        if (resource.Rows.RowCount > 0)
        {
            resource.FlushUpTo = resource.BaseSequence + resource.Rows.RowCount - 1;
            resource.ShouldAsk = true;
            Queue(resource);
        }
    }

    private void Retire(OutboxResource resource) => _retiredSequence = Math.Max(_retiredSequence, resource.NextSequence - 1);

    private void GiveUp(OutboxResource resource, RejectionReason reason)
    {
        if (resource.IsUnanswered)
        {
            Settle(resource, answered: false);
        }

        var sent = resource.Rows.Measure(0, resource.SentRows);
        var dropped = resource.Rows.Drop(resource.Rows.RowCount);
        var rejected = resource.Rejections?.SamplesIn(resource.BaseSequence, resource.NextSequence - 1) ?? 0;
        _totals.Reject(reason, dropped.Samples - rejected);
        Forget(dropped, sent, rejected);
        resource.BaseSequence = resource.NextSequence;
        resource.AcceptedSequence = resource.NextSequence - 1;
    }

    private void Forget(RowQueue.Extent dropped, RowQueue.Extent sent, long rejected)
    {
        _totals.Pending -= dropped.Samples - rejected;
        _totals.InFlight -= sent.Samples - rejected;
        _inFlightBytes -= sent.Bytes;
        _memory.Release(dropped.Bytes);
    }

    private void Settle(OutboxResource resource, bool answered)
    {
        resource.IsUnanswered = false;
        if (answered)
        {
            resource.Silences = 0;
            _window.Answered();
        }
        else
        {
            _window.GivenUp();
        }
    }
}
