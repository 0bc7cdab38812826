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
public sealed class Outbox
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

    /// <summary>Takes up a resource; its handle is this outbox's own number for it.</summary>
    public int Add(ResourceDeclaration declaration)
    {
        // Sequences count per producer and resource, so a resource that comes back must start above all it ever used.
        var resource = new OutboxResource(++_lastHandle, declaration, _retiredSequence + 1);
        _resources.Add(resource.Handle, resource);
        return resource.Handle;
    }

    /// <summary>Gives up a resource. Rows of it that are not durable yet are dropped and counted: flush before.</summary>
    public void Remove(int handle)
    {
        if (_resources.Remove(handle, out var resource))
        {
            GiveUp(resource, RejectionReason.Untracked);
            _retiredSequence = Math.Max(_retiredSequence, resource.NextSequence - 1);
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

    /// <summary>The next message to send now, or null. Call it until it says null.</summary>
    public SampleBatch? NextBatch(long nowNs)
    {
        Sweep(nowNs);
        var declarations = new List<HandleDeclaration>();
        var parts = new List<(RowDelivery Delivery, int Start)>();
        var room = _limits.MaxBatchBytes;
        _buffer.ResetWrittenCount();
        while (_window.IsOpen && _toSend.TryPeek(out var resource))
        {
            var cost = resource.IsDeclared ? 0 : DeclarationSize.Of(resource.Declaration);
            if (parts.Count > 0 && cost > room)
            {
                break;
            }

            var start = _buffer.WrittenCount;
            if (!CanSend(resource))
            {
                Unqueue();
            }
            else if (TryWrite(resource, room - cost, mayWait: parts.Count > 0, nowNs) is { } delivery)
            {
                Unqueue();
                parts.Add((delivery, start));
                room -= cost + (_buffer.WrittenCount - start);
                if (!resource.IsDeclared)
                {
                    declarations.Add(new HandleDeclaration(resource.Handle, resource.Declaration));
                }
            }
            else
            {
                break;
            }
        }

        return parts.Count == 0 ? null : new SampleBatch(Producer, declarations, Slices(parts));
    }

    /// <summary>Takes an answer of the cluster; answers to others, repeated and late ones do no harm.</summary>
    public void OnVerdict(BatchVerdict verdict, long nowNs)
    {
        if (verdict.Producer != Producer)
        {
            return;
        }

        _heardNs = nowNs;
        foreach (var handle in verdict.UnknownHandles)
        {
            if (_resources.TryGetValue(handle, out var resource))
            {
                OnUnknown(resource);
            }
        }

        foreach (var news in verdict.Resources)
        {
            if (_resources.TryGetValue(news.Handle, out var resource))
            {
                OnVerdict(resource, news, nowNs);
            }
        }
    }

    /// <summary>The refusals since the last call.</summary>
    public IReadOnlyList<Refusal> TakeRefusals()
    {
        if (_refusals.Count == 0)
        {
            return [];
        }

        Refusal[] taken = [.. _refusals];
        _refusals.Clear();
        return taken;
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

    private bool CanSend(OutboxResource resource) =>
        !resource.IsUnanswered
        && resource.Refused == RejectionReason.None
        && resource.Rows.RowCount > 0
        && (resource.ShouldAsk || MaySendRows(resource));

    /// <summary>Rows sent before may always be sent again; new ones only while not too many are under way.</summary>
    private bool MaySendRows(OutboxResource resource) =>
        resource.HasRowsToSend
        && (resource.SendFrom < resource.NextSequence
            || (resource.SentRows < _limits.MaxInFlightRowsPerResource && _inFlightBytes < _limits.MaxInFlightBytes));

    private RowDelivery? TryWrite(OutboxResource resource, int room, bool mayWait, long nowNs)
    {
        var first = resource.SendFrom;
        var taken = default(RowQueue.Extent);
        if (MaySendRows(resource))
        {
            var skip = (int)(first - resource.BaseSequence);
            // What never gets an answer may be too much for something on the way: try with less.
            var most = Math.Max(1, _limits.MaxRowsPerDelivery >> Math.Min(resource.Silences, 30));
            most = Math.Min(most, Math.Max(_limits.MaxInFlightRowsPerResource, resource.SentRows) - skip);
            taken = resource.Rows.CopyTo(_rows, resource.Declaration.Schema.Count, skip, most, room);
            if (mayWait && taken.Bytes > room)
            {
                return null;
            }

            CountSent(resource, skip, taken);
            _encode(_rows, _buffer);
            resource.NextSequence = Math.Max(resource.NextSequence, first + taken.Rows);
        }

        var wait = Math.Min(_limits.MaxRetryAfterNs, _limits.RetryAfterNs << Math.Min(resource.Silences, 20));
        resource.IsUnanswered = true;
        resource.UnansweredSinceNs = nowNs;
        resource.UnansweredUpTo = first + taken.Rows - 1;
        resource.RetryAtNs = nowNs + (long)(wait * (0.75 + (_jitter.NextDouble() / 2)));
        resource.DeclaredWithUnanswered = !resource.IsDeclared;
        resource.ShouldAsk = false;
        _window.Sent();
        return new RowDelivery(resource.Handle, resource.BaseSequence, first, resource.IsFlushing, default);
    }

    private void CountSent(OutboxResource resource, int skip, RowQueue.Extent taken)
    {
        var again = Math.Min(taken.Rows, resource.SentRows - skip);
        var (samplesAgain, bytesAgain) = (0L, 0L);
        if (again > 0)
        {
            (_, samplesAgain, bytesAgain) = resource.Rows.Measure(skip, again);
        }

        _totals.Resent += samplesAgain;
        _totals.InFlight += taken.Samples - samplesAgain;
        _inFlightBytes += taken.Bytes - bytesAgain;
    }

    private RowDelivery[] Slices(List<(RowDelivery Delivery, int Start)> parts)
    {
        ReadOnlyMemory<byte> bytes = _buffer.WrittenSpan.ToArray();
        var deliveries = new RowDelivery[parts.Count];
        for (var i = 0; i < deliveries.Length; i++)
        {
            var end = i + 1 < deliveries.Length ? parts[i + 1].Start : bytes.Length;
            deliveries[i] = parts[i].Delivery with { Rows = bytes[parts[i].Start..end] };
        }

        return deliveries;
    }

    private void OnUnknown(OutboxResource resource)
    {
        resource.IsDeclared = false;
        if (resource.IsUnanswered && !resource.DeclaredWithUnanswered)
        {
            Settle(resource, answered: true);
            resource.ShouldAsk = true;
            Queue(resource);
        }
    }

    private void OnVerdict(OutboxResource resource, ResourceVerdict news, long nowNs)
    {
        resource.IsDeclared = true;
        CountRejections(resource, news.Rejections);
        if (news.Refused != RejectionReason.None)
        {
            if (resource.Refused == RejectionReason.None)
            {
                resource.Refused = news.Refused;
                _refusals.Add(new Refusal(resource.Declaration.Id, news.Refused, news.Message));
            }

            GiveUp(resource, news.Refused);
            return;
        }

        var accepted = Math.Max(news.AcceptedSequence, news.DurableSequence);
        if (Math.Max(accepted, news.ExpectedSequence - 1) >= resource.NextSequence)
        {
            // Nobody can have what was never sent: an answer to somebody else, or a broken one.
            return;
        }

        Acknowledge(resource, news.DurableSequence);
        // Less than it said before is an old answer or a restart: ask which.
        resource.ShouldAsk |= accepted < resource.AcceptedSequence;
        resource.HeardNs = nowNs;

        // The resource restarted, or could not take the delivery: it says from where on it wants the rows again.
        var again = news.ExpectedSequence != 0
            && news.ExpectedSequence <= Math.Max(resource.AcceptedSequence, resource.IsUnanswered ? resource.UnansweredUpTo : 0);
        resource.AcceptedSequence = Math.Max(
            resource.BaseSequence - 1,
            again ? news.ExpectedSequence - 1 : Math.Max(resource.AcceptedSequence, accepted));
        if (resource.IsUnanswered && (again || resource.AcceptedSequence >= resource.UnansweredUpTo))
        {
            Settle(resource, answered: true);
        }

        Queue(resource);
    }

    private void Acknowledge(OutboxResource resource, long durable)
    {
        var rows = (int)(durable - resource.BaseSequence + 1);
        if (rows <= 0)
        {
            return;
        }

        var dropped = resource.Rows.Drop(rows);
        var rejected = resource.Rejections?.SamplesIn(resource.BaseSequence, durable) ?? 0;
        resource.BaseSequence = durable + 1;
        _totals.Acknowledged += dropped.Samples - rejected;
        Forget(dropped, dropped, rejected);
    }

    private void CountRejections(OutboxResource resource, IReadOnlyList<RowRejection> rejections)
    {
        foreach (var rejection in rejections)
        {
            if (rejection.Sequence >= resource.NextSequence || !(resource.Rejections ??= new RejectionMemory()).Add(rejection, resource.BaseSequence))
            {
                continue;
            }

            _totals.Reject(rejection.Reason, rejection.Samples);
            if (rejection.Sequence < resource.BaseSequence)
            {
                _totals.Acknowledged -= rejection.Samples;
            }
            else
            {
                _totals.Pending -= rejection.Samples;
                _totals.InFlight -= rejection.Samples;
            }
        }
    }

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

    private void Sweep(long nowNs)
    {
        if (nowNs < _sweepAtNs)
        {
            return;
        }

        _sweepAtNs = nowNs + _limits.SweepEveryNs;
        foreach (var resource in _resources.Values)
        {
            if (resource.IsUnanswered && nowNs >= resource.RetryAtNs)
            {
                OnSilence(resource, nowNs);
            }
            else if (!resource.IsUnanswered && resource.SentRows > 0 && nowNs - resource.HeardNs >= AskAfterNs(resource))
            {
                resource.ShouldAsk = true;
            }

            Queue(resource);
        }
    }

    private void OnSilence(OutboxResource resource, long nowNs)
    {
        Settle(resource, answered: false);
        resource.Silences++;
        resource.ShouldAsk = true;
        if (_heardNs <= resource.UnansweredSinceNs)
        {
            _window.Silence(nowNs);
        }
    }

    private long AskAfterNs(OutboxResource resource) => resource.IsFlushing ? _limits.RetryAfterNs : _limits.AskAfterNs;

    private void Queue(OutboxResource resource)
    {
        if (!resource.IsQueued && CanSend(resource))
        {
            resource.IsQueued = true;
            _toSend.Enqueue(resource);
        }
    }

    private void Unqueue() => _toSend.Dequeue().IsQueued = false;
}
