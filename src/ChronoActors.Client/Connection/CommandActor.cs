using Akka.Actor;
using ChronoActors.Contracts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Versions;

namespace ChronoActors.Client.Connection;

/// <summary>Sends one command, about a resource or a rule, until it is answered or the time is over. Its own reference is what tells its answer from others.</summary>
internal sealed class CommandActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly ICanTell _target;
    private readonly IWireMessage _command;
    private readonly TimeSpan _timeout;

    public CommandActor(ICanTell target, IWireMessage command, string subject, TimeSpan timeout, TaskCompletionSource<CommandOutcome> answer)
    {
        (_target, _command, _timeout) = (target, command, timeout);
        Receive<Send>(_ => _target.Tell(_command, Self));
        Receive<CommandOutcome>(outcome => End(answer, outcome));
        Receive<IVersionMismatch>(mismatch => End(answer, new CommandOutcome(false, mismatch.Explanation)));
        Receive<GiveUp>(_ => End(answer, new CommandOutcome(false,
            $"the cluster did not answer for {subject} within {_timeout.TotalSeconds:0.#} s; the command may still be carried out.")));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <param name="target">Takes the command.</param>
    /// <param name="command">The command; repeats do no harm.</param>
    /// <param name="subject">What it is about, for a person.</param>
    /// <param name="timeout">How long to try.</param>
    /// <param name="answer">Gets the answer.</param>
    public static Props Props(ICanTell target, IWireMessage command, string subject, TimeSpan timeout, TaskCompletionSource<CommandOutcome> answer) =>
        Akka.Actor.Props.Create(() => new CommandActor(target, command, subject, timeout, answer));

    protected override void PreStart()
    {
        Self.Tell(Send.Instance);
        Timers.StartPeriodicTimer(nameof(Send), Send.Instance, RetryAfter);
        Timers.StartSingleTimer(nameof(GiveUp), GiveUp.Instance, _timeout);
    }

    private static void End(TaskCompletionSource<CommandOutcome> answer, CommandOutcome outcome)
    {
        answer.TrySetResult(outcome);
        Context.Stop(Context.Self);
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
