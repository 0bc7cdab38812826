using System.CommandLine;
using ChronoActors.Benchmarks.Client;
using ChronoActors.Benchmarks.Peers;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>What the client library costs, beside two metrics libraries.</summary>
internal static class ClientCommand
{
    public static Command Create()
    {
        var repetitions = new Option<int>("--repetitions") { Description = "How often threads, memory and processes are measured.", DefaultValueFactory = _ => 3 };
        var seconds = new Option<int>("--seconds") { Description = "How long processes track.", DefaultValueFactory = _ => 60 };
        var output = new ResultOptions();
        var command = new Command("client", "The client library: time and memory per metric beside prometheus-net and OpenTelemetry, threads, CPU of a tracking process.")
        {
            repetitions, seconds, output.Json, output.Markdown,
        };
        command.SetAction(async (arguments, _) =>
        {
            var count = arguments.GetValue(repetitions);
            var conditions = Conditions.Describe([], $"client, {count} repetitions");
            var results = await ClientRun.RunAsync(count, TimeSpan.FromSeconds(arguments.GetValue(seconds)), Console.Error);
            await output.SaveAsync(arguments, results, conditions);
            return await ResultOptions.ShowAsync(results, conditions);
        });
        return command;
    }
}
