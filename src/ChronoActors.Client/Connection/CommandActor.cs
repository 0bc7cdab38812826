using Akka.Actor;
using ChronoActors.Contracts.Commands;

namespace ChronoActors.Client.Connection;

/// <summary>Sends one command until it is answered or the time is over. Its own reference is what tells its answer from others.</summary>
internal sealed class CommandActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly IActorRef _ingress;
    private readonly ResourceCommand _command;
    private readonly TimeSpan _timeout;

    public CommandActor(IActorRef ingress, ResourceCommand command, TimeSpan timeout, TaskCompletionSource<CommandOutcome> answer)
    {
        (_ingress, _command, _timeout) = (ingress, command, timeout);
        Receive<Send>(_ => _ingress.Tell(_command, Self));
        Receive<CommandOutcome>(outcome => End(answer, outcome));
        Receive<GiveUp>(_ => End(answer, new CommandOutcome(false,
            $"the cluster did not answer for {_command.Resource} within {_timeout.TotalSeconds:0.#} s; the command may still be carried out.")));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(IActorRef ingress, ResourceCommand command, TimeSpan timeout, TaskCompletionSource<CommandOutcome> answer) =>
        Akka.Actor.Props.Create(() => new CommandActor(ingress, command, timeout, answer));

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
