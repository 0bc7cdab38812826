using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>BenchmarkDotNet over single functions.</summary>
internal static class FunctionsCommand
{
    // It builds a program per run, with all that the benchmarks refer to.
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(15);

    public static Command Create()
    {
        var command = new Command("functions", "Single functions with BenchmarkDotNet; takes its options, for example --filter *Codec*, --job short.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(arguments =>
        {
            string[] options = [.. arguments.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(FunctionsCommand).Assembly)
                .Run(options is [] ? ["--filter", "*"] : options, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(BuildLimit));
        });
        return command;
    }
}
