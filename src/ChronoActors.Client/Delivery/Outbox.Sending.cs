using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>The part that decides what to send when.</summary>
public sealed partial class Outbox
{
    /// <summary>At most what a delivery takes in a message beside its rows: numbers, tags and lengths.</summary>
    private const int DeliveryOverhead = 40;

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
            var cost = DeliveryOverhead + (resource.IsDeclared ? 0 : DeclarationSize.Of(resource.Declaration));
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

        return parts.Count == 0 ? null : new SampleBatch(Producer, declarations, Slices(parts)) { Number = _batch++ };
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
            || (resource.SentRows < _limits.MaxInFlightRowsPerResource && _inFlightBytes < MaxInFlightBytes));

    /// <summary>Sent rows can't be merged: at least half of the memory stays for those that can.</summary>
    private long MaxInFlightBytes => Math.Min(_limits.MaxInFlightBytes, _limits.MaxPendingBytes / 2);

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
            if (resource.Silences > 0)
            {
                // What was never sent can still be merged where memory gets short, so little is added to what nobody answers.
                most = Math.Min(most, Math.Max(1, resource.SentRows - skip));
            }

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
        resource.UnansweredBatch = _batch;
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
            if (resource.IsIdle && nowNs - resource.HeardNs >= _limits.ForgetAfterNs)
            {
                _resources.Remove(resource.Handle);
                Retire(resource);
            }
        }

        if (_resources.Count < _resources.Capacity / 4)
        {
            _resources.TrimExcess();
            _toSend.TrimExcess();
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
