using System.Diagnostics;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>A sender in a process of its own, seen from the benchmark.</summary>
internal sealed class SenderProcess : IAsyncDisposable
{
    /// <summary>The hidden command of this program that makes it a sender.</summary>
    public const string SendVerb = "send";

    private readonly Process _process;

    private SenderProcess(Process process) => _process = process;

    /// <summary>CPU that it took until now, seconds.</summary>
    public double CpuSeconds => ProcessUsage.Of(_process.Id).CpuSeconds;

    /// <summary>Starts it and waits until it could send.</summary>
    public static async Task<SenderProcess> StartAsync(SendPlan plan)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SenderProcess).Assembly.Location, SendVerb, plan.ToText()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var sender = new SenderProcess(process);
        await sender.HearAsync(PhaseReport.Ready);
        return sender;
    }

    /// <summary>Has it do a phase, until all of it is acknowledged.</summary>
    public async Task<PhaseReport> DoAsync(string phase)
    {
        await _process.StandardInput.WriteLineAsync(phase);
        await _process.StandardInput.FlushAsync();
        return await HearAsync(phase);
    }

    public async ValueTask DisposeAsync()
    {
        // A sender whose standard input ends, as it does when this process dies, ends too.
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<PhaseReport> HearAsync(string phase)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (PhaseReport.TryParse(line) is { } report)
            {
                return report;
            }

            await Console.Error.WriteLineAsync($"sender: {line}");
        }

        throw new InvalidOperationException($"The sender ended in the phase \"{phase}\".");
    }
}
