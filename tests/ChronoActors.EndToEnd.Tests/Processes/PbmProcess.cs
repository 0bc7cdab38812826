using System.Diagnostics;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Processes;

/// <summary>What a run of the real pbm said.</summary>
internal sealed record PbmProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs pbm against a node.</summary>
    public static Task<PbmProcess> RunAsync(NodeProcess node, params string[] words) => RunAsync([node.OperatorAddress, .. words]);

    /// <summary>Runs pbm with a command line.</summary>
    public static async Task<PbmProcess> RunAsync(IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltAssembly("ChronoActors.Pbm", "pbm"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return new PbmProcess(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"pbm {string.Join(' ', words)} did not end within {Limit}.");
        }
    }
}
