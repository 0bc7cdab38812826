using System.CommandLine;
using BenchmarkDotNet.Running;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>BenchmarkDotNet over single functions.</summary>
internal static class FunctionsCommand
{
    public static Command Create()
    {
        var command = new Command("functions", "Single functions with BenchmarkDotNet; takes its options, for example --filter *Codec*, --job short.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(arguments =>
        {
            string[] options = [.. arguments.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(FunctionsCommand).Assembly).Run(options is [] ? ["--filter", "*"] : options);
        });
        return command;
    }
}
