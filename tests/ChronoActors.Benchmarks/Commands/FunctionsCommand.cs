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
            // In this process: a program of its own per run would be built with all that the benchmarks refer to, for minutes.
            string[] options = ["--inProcess", .. arguments.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(FunctionsCommand).Assembly)
                .Run(arguments.UnmatchedTokens is [] ? [.. options, "--filter", "*"] : options);
        });
        return command;
    }
}
