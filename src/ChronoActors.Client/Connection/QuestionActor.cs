using System.Globalization;
using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Reports;

namespace ChronoActors.Client.Connection;

/// <summary>
/// Asks the cluster for one report, part by part, until it is whole or the time is over. A part that does not come is asked for
/// again; where another node answers meanwhile, which does not have the answer, the question is put again.
/// </summary>
internal sealed class QuestionActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly List<ResourceReport> _resources = [];
    private readonly Ask _ask;
    private readonly ICanTell _questions;
    private readonly string _way;
    private Guid _question = Guid.NewGuid();
    private int _part;

    public QuestionActor(Ask ask, ICanTell questions, string way)
    {
        (_ask, _questions, _way) = (ask, questions, way);
        Receive<ReportPart>(OnPart);
        Receive<IVersionMismatch>(mismatch => End(new InvalidOperationException(
            $"The cluster ({_way}) and this client are of versions that do not fit: {mismatch.Explanation}")));
        Receive<Send>(_ => Request());
        Receive<GiveUp>(_ => End(new TimeoutException(string.Create(CultureInfo.InvariantCulture,
            $"The cluster did not answer within {_ask.Timeout.TotalSeconds:0.#} s ({_way}); {_part} parts of its answer had come. Nodes of an older version do not answer clients."))));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(Ask ask, ICanTell questions, string way) => Akka.Actor.Props.Create(() => new QuestionActor(ask, questions, way));

    protected override void PreStart()
    {
        Request();
        Timers.StartPeriodicTimer(nameof(Send), Send.Instance, RetryAfter);
        Timers.StartSingleTimer(nameof(GiveUp), GiveUp.Instance, _ask.Timeout);
    }

    protected override void PostStop() => _ask.Done.TrySetException(new ObjectDisposedException(nameof(ResourceTracker), "The tracker was closed."));

    private void Request() => _questions.Tell(new AskReport(_question, _ask.Selector, _part), Self);

    private void OnPart(ReportPart part)
    {
        if (part.Question != _question || part.Part != _part)
        {
            return;
        }

        if (part.Refusal.Length > 0 && _part > 0)
        {
            (_question, _part) = (Guid.NewGuid(), 0);
            _resources.Clear();
            Request();
        }
        else if (part.Refusal.Length > 0)
        {
            End(new InvalidOperationException($"The cluster refuses the question: {part.Refusal}"));
        }
        else
        {
            _part++;
            _resources.AddRange(part.Resources);
            if (!part.IsLast)
            {
                Request();
                return;
            }

            _ask.Done.TrySetResult(new Report(part.GeneratedAtNs, [.. _resources], part.Missing));
            Context.Stop(Self);
        }
    }

    private void End(Exception why)
    {
        _ask.Done.TrySetException(why);
        Context.Stop(Self);
    }

    private sealed record Send
    {
        public static Send Instance { get; } = new();
    }

    private sealed record GiveUp
    {
        public static GiveUp Instance { get; } = new();
    }
}
