using System.CommandLine;
using ChronoActors.Benchmarks.Sending;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>What the other commands start as the sender process.</summary>
internal static class SendCommand
{
    public static Command Create()
    {
        var plan = new Argument<string>("plan");
        var command = new Command(SenderProcess.SendVerb, "Sends, as another command says.") { plan };
        command.Hidden = true;
        command.SetAction((arguments, _) => new Sender(SendPlan.Parse(arguments.GetRequiredValue(plan))).RunAsync(Console.In, Console.Out));
        return command;
    }
}
