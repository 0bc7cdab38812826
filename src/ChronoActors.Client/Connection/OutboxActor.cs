using Akka.Actor;
using Akka.Event;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Versions;
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
    private readonly Dictionary<long, CollectionRound> _rounds = [];
    private readonly HashSet<Recorder> _gone = [];
    private readonly List<(TaskCompletionSource<bool> Done, long UntilNs)> _flushes = [];
    private readonly List<(Untrack Request, long UntilNs)> _untracks = [];
    private readonly RowBlock _scratch = new();
    private long _merged;
    private long _heardNs;
    private bool _isSilenceReported;
    private bool _isMismatchReported;

    public OutboxActor(OutboxServices services)
    {
        (_services, _outbox) = (services, services.Outbox);
        _heardNs = services.Clock.MonotonicNs;
        Receive<BatchVerdict>(OnVerdict);
        Receive<IVersionMismatch>(OnMismatch);
        Receive<Tick>(_ => OnTick());
        Receive<CollectNow>(_ => OnCollectNow());
        Receive<Take>(OnTake);
        Receive<Flush>(OnFlush);
        Receive<Untrack>(OnUntrack);
        Receive<Command>(command =>
            Context.ActorOf(CommandActor.Props(_services.Ingress, command.Message, command.Message.Resource.ToString(), command.Timeout, command.Done)));
        Receive<Ask>(ask => Context.ActorOf(QuestionActor.Props(ask, _services.Questions, _services.Way)));
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
        RemoveGone();
        foreach (var round in _rounds.Values)
        {
            if (round.IsDue(nowNs))
            {
                round.ForEach(Collect);
            }
        }

        Send();
        Conclude(nowNs);
        ReportSilence(nowNs);
    }

    private void OnTake(Take take)
    {
        var intervalNs = take.Recorder.Plan.IntervalNs;
        if (!_rounds.TryGetValue(intervalNs, out var round))
        {
            _rounds.Add(intervalNs, round = new CollectionRound(intervalNs));
        }

        round.Add(take.Recorder);
        if (take.Leaving is not { } leaving || _untracks.FindIndex(untrack => untrack.Request.Recorder == leaving) is not (>= 0 and var index))
        {
            return;
        }

        Collect(leaving);
        take.Recorder.OutboxHandle = leaving.OutboxHandle;
        _gone.Add(leaving);
        _untracks[index].Request.Done.TrySetResult(new CommandOutcome(false, $"{leaving} is tracked again."));
        _untracks.RemoveAt(index);
    }

    private void RemoveGone()
    {
        if (_gone.Count > 0)
        {
            foreach (var round in _rounds.Values)
            {
                round.Remove(_gone);
            }

            _gone.Clear();
        }
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
            _services.Log.Warn($"The cluster refuses {refusal.Resource} ({refusal.Reason}): {refusal.Message}");
        }

        Send();
        Conclude(_heardNs);
    }

    /// <summary>Says it once. Rows wait, and go to a node of another version when there is one; what else is unknown does no harm.</summary>
    private void OnMismatch(IVersionMismatch mismatch)
    {
        if (!_isMismatchReported)
        {
            _isMismatchReported = true;
            _services.Log.Warn($"The cluster ({_services.Way}) and this client are of different versions: {mismatch.Explanation}");
        }
    }

    private void OnFlush(Flush flush)
    {
        CollectAll();
        _outbox.Flush();
        _flushes.Add((flush.Done, Deadline(flush.Timeout)));
        Send();
        Conclude(_services.Clock.MonotonicNs);
    }

    private void OnUntrack(Untrack untrack)
    {
        Collect(untrack.Recorder);
        _outbox.Flush(untrack.Recorder.OutboxHandle);
        _untracks.Add((untrack, Deadline(untrack.Timeout)));
        Send();
        Conclude(_services.Clock.MonotonicNs);
    }

    private long Deadline(TimeSpan timeout) => _services.Clock.MonotonicNs + (timeout.Ticks * 100);

    private void OnCollectNow()
    {
        CollectAll();
        Send();
    }

    private void CollectAll()
    {
        RemoveGone();
        foreach (var round in _rounds.Values)
        {
            round.ForEach(Collect);
        }
    }

    private void Collect(Recorder recorder)
    {
        var rows = recorder.Collect(_scratch, out var merged);
        _merged += merged;
        if (rows.RowCount > 0 && !_outbox.Holds(recorder.OutboxHandle))
        {
            // A resource of which nothing is recorded, or nothing any more, costs the outbox nothing.
            recorder.OutboxHandle = _outbox.Add(recorder.Plan.Declare(recorder.Id), recorder.OutboxHandle);
        }

        for (var row = 0; row < rows.RowCount; row++)
        {
            _outbox.Enqueue(recorder.OutboxHandle, rows, row);
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
            var pending = _outbox.PendingRows(request.Recorder.OutboxHandle);
            if (pending == 0)
            {
                // Where it is tracked again, that message is under way and calls this off.
                if (_services.Forget(request.Recorder))
                {
                    _untracks.RemoveAt(i);
                    Forget(request, nowNs, untilNs);
                }
            }
            else if (nowNs >= untilNs)
            {
                request.Done.TrySetResult(new CommandOutcome(false,
                    $"{pending} rows of {request.Recorder} are not delivered yet; it is untracked as soon as they are."));
            }
        }
    }

    private void Forget(Untrack request, long nowNs, long untilNs)
    {
        _outbox.Remove(request.Recorder.OutboxHandle);
        _gone.Add(request.Recorder);
        var rest = TimeSpan.FromTicks((untilNs - nowNs) / 100);
        Context.ActorOf(CommandActor.Props(
            _services.Ingress,
            new UntrackResource(request.Recorder.Id),
            request.Recorder.Id.ToString(),
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
            _services.Log.Warn($"The cluster does not answer ({_services.Way}); rows wait and are sent again until it does.");
        }
    }

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }
}
