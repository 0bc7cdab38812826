using Akka.Actor;
using Akka.Event;
using ChronoActors.Client.Delivery;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Connection;

/// <summary>Drives an <see cref="Outbox"/>: collects what was recorded when it is due, sends batches, hands it the answers.</summary>
internal sealed class OutboxActor : ReceiveActor, IWithTimers
{
    public static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(100);
    private const long SilenceToReportNs = 15_000_000_000;
    private static readonly TimeSpan UntrackTimeout = TimeSpan.FromSeconds(30);

    private readonly OutboxServices _services;
    private readonly Outbox _outbox;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly List<ResourceHandle> _handles = [];
    private readonly List<(TaskCompletionSource<bool> Done, long UntilNs)> _flushes = [];
    private readonly List<(Untrack Request, long UntilNs)> _untracks = [];
    private readonly RowBlock _scratch = new();
    private long _merged;
    private long _heardNs;
    private bool _isSilenceReported;

    public OutboxActor(OutboxServices services)
    {
        (_services, _outbox) = (services, services.Outbox);
        _heardNs = services.Clock.MonotonicNs;
        Receive<BatchVerdict>(OnVerdict);
        Receive<Tick>(_ => OnTick());
        Receive<CollectNow>(_ => OnCollectNow());
        Receive<Take>(message => OnTake(message.Handle));
        Receive<Flush>(OnFlush);
        Receive<Untrack>(OnUntrack);
        Receive<Command>(command =>
            Context.ActorOf(CommandActor.Props(_services.Ingress, command.Message, command.Timeout, command.Done)));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(OutboxServices services) => Akka.Actor.Props.Create(() => new OutboxActor(services));

    protected override void PreStart() => Timers.StartPeriodicTimer(nameof(Tick), Tick.Instance, TickEvery);

    protected override void PostStop()
    {
        _flushes.ForEach(flush => flush.Done.TrySetResult(false));
        _untracks.ForEach(untrack => untrack.Request.Done.TrySetResult(new CommandOutcome(false, "the tracker was closed.")));
    }

    private void OnTick()
    {
        var nowNs = _services.Clock.MonotonicNs;
        foreach (var handle in _handles)
        {
            if (nowNs >= handle.DueNs)
            {
                // All resources of one interval are due together, so that their rows share messages.
                handle.DueNs = ((nowNs / handle.IntervalNs) + 1) * handle.IntervalNs;
                Collect(handle);
            }
        }

        Send();
        Conclude(nowNs);
        ReportSilence(nowNs);
    }

    private void OnTake(ResourceHandle handle)
    {
        handle.OutboxHandle = _outbox.Add(handle.Declaration);
        _handles.Add(handle);
    }

    private void OnVerdict(BatchVerdict verdict)
    {
        if (_isSilenceReported)
        {
            _log.Info("The cluster answers again.");
            _isSilenceReported = false;
        }

        _heardNs = _services.Clock.MonotonicNs;
        _outbox.OnVerdict(verdict, _heardNs);
        foreach (var refusal in _outbox.TakeRefusals())
        {
            _log.Warning("The cluster refuses {0} ({1}): {2}", refusal.Resource, refusal.Reason, refusal.Message);
        }

        Send();
        Conclude(_heardNs);
    }

    private void OnFlush(Flush flush)
    {
        _handles.ForEach(Collect);
        _outbox.Flush();
        _flushes.Add((flush.Done, Deadline(flush.Timeout)));
        Send();
        Conclude(_services.Clock.MonotonicNs);
    }

    private void OnUntrack(Untrack untrack)
    {
        Collect(untrack.Handle);
        _outbox.Flush(untrack.Handle.OutboxHandle);
        _untracks.Add((untrack, Deadline(untrack.Timeout)));
        Send();
        Conclude(_services.Clock.MonotonicNs);
    }

    private long Deadline(TimeSpan timeout) => _services.Clock.MonotonicNs + (timeout.Ticks * 100);

    private void OnCollectNow()
    {
        _handles.ForEach(Collect);
        Send();
    }

    private void Collect(ResourceHandle handle)
    {
        var rows = handle.Recorder.Collect(_scratch, out var merged);
        _merged += merged;
        for (var row = 0; row < rows.RowCount; row++)
        {
            _outbox.Enqueue(handle.OutboxHandle, rows, row);
        }
    }

    private void Send()
    {
        while (_outbox.NextBatch(_services.Clock.MonotonicNs) is { } batch)
        {
            _services.Ingress.Tell(batch, Self);
        }

        _services.Report(_outbox.Counters, _merged);
    }

    /// <summary>Answers those who waited for rows to be durable, or whose time is over.</summary>
    private void Conclude(long nowNs)
    {
        if (_flushes.Count > 0)
        {
            var isDone = !_outbox.IsFlushing;
            _flushes.RemoveAll(flush => (isDone || nowNs >= flush.UntilNs) && flush.Done.TrySetResult(isDone));
        }

        for (var i = _untracks.Count - 1; i >= 0; i--)
        {
            var (request, untilNs) = _untracks[i];
            var pending = _outbox.PendingRows(request.Handle.OutboxHandle);
            if (pending == 0)
            {
                _untracks.RemoveAt(i);
                Forget(request, nowNs, untilNs);
            }
            else if (nowNs >= untilNs)
            {
                request.Done.TrySetResult(new CommandOutcome(false,
                    $"{pending} rows of {request.Handle} are not delivered yet; it is untracked as soon as they are."));
            }
        }
    }

    private void Forget(Untrack request, long nowNs, long untilNs)
    {
        _outbox.Remove(request.Handle.OutboxHandle);
        _handles.Remove(request.Handle);
        _services.Forgotten(request.Handle);
        var rest = TimeSpan.FromTicks((untilNs - nowNs) / 100);
        Context.ActorOf(CommandActor.Props(
            _services.Ingress,
            new UntrackResource(request.Handle.Declaration.Id),
            rest > TimeSpan.Zero ? rest : UntrackTimeout,
            request.Done));
    }

    private void ReportSilence(long nowNs)
    {
        if (!_outbox.HasPending)
        {
            _heardNs = nowNs;
        }
        else if (!_isSilenceReported && nowNs - _heardNs > SilenceToReportNs)
        {
            _isSilenceReported = true;
            _log.Warning("The cluster does not answer ({0}); rows wait and are sent again until it does.", _services.Ingress.Path);
        }
    }

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }
}
