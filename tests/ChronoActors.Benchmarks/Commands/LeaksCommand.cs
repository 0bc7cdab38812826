using System.CommandLine;
using ChronoActors.Benchmarks.Leaks;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>The leak detector over a folder of cases.</summary>
internal static class LeaksCommand
{
    public static Command Create()
    {
        var cases = new Option<DirectoryInfo>("--cases")
        {
            Description = "Folder of cases: each *.csv (labels.csv apart) has the header timestamp_ns,value and a sample per line, oldest first.",
            Required = true,
        };
        var output = new Option<FileInfo>("--out")
        {
            Description = "File for the verdicts: case,leak,detected_at_ns,score. leak is 1 or 0; detected_at_ns is the sample that raised the alarm "
                + "that stands at the end, empty without one; score is the confidence, 0 to 1.",
            Required = true,
        };
        var explain = new Option<bool>("--explain") { Description = "Print each verdict in a sentence." };
        var command = new Command(
            "leaks",
            "The leak detector over a folder of cases. Bad lines are named with their reason and left out; the exit code is 1 if there were any.")
        {
            cases, output, explain,
        };
        command.SetAction((arguments, _) => LeakVerdicts.WriteAsync(
            arguments.GetRequiredValue(cases), arguments.GetRequiredValue(output), arguments.GetValue(explain), Console.Out, Console.Error));
        return command;
    }
}
