using System.CommandLine;
using ChronoActors.Benchmarks.Client;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>What <c>client</c> starts as the process that tracks.</summary>
internal static class TrackCommand
{
    public static Command Create()
    {
        var width = new Argument<int>("metrics-per-resource");
        var target = new Argument<string>("target");
        var seconds = new Argument<double>("seconds");
        var command = new Command(TrackingProcess.Verb, "Tracks, as another command says.") { width, target, seconds };
        command.Hidden = true;
        command.SetAction((arguments, _) => TrackingProcess.RunAsync(
            arguments.GetValue(width), arguments.GetRequiredValue(target), TimeSpan.FromSeconds(arguments.GetValue(seconds))));
        return command;
    }
}
