using System.Diagnostics;
using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>
/// The sender process: does a phase for each line on standard input, and says a <see cref="PhaseReport"/> after each. The phase
/// "warm" is the plan's warm-up, "new" one row of every measured resource, the first that the system hears of them, and "steady"
/// the plan's rounds.
/// </summary>
internal sealed class Sender(SendPlan plan)
{
    private readonly RowGenerator _rows = new(plan.Shape);

    public async Task RunAsync(TextReader commands, TextWriter reports)
    {
        var sink = SampleSinks.Create(plan);
        await using var _ = sink;
        await sink.OpenAsync(plan.Shape);
        await reports.WriteLineAsync(new PhaseReport(PhaseReport.Ready, 0, 0, default).ToLine());
        while (await commands.ReadLineAsync() is { } phase)
        {
            var watch = Stopwatch.StartNew();
            var rowsSent = phase switch
            {
                PhaseReport.Warm => await SendAsync(sink, plan.Measured.End.., plan.WarmUp.Rounds, 1, WarmUp.PaceMs),
                PhaseReport.New => await SendAsync(sink, plan.Measured, 1, 1, 0),
                _ => await SendAsync(sink, plan.Measured, plan.Rounds, plan.RowsPerMessage, plan.PaceMs),
            };
            await sink.SettleAsync();
            var samples = (long)rowsSent * plan.Shape.MetricsPerResource;
            await reports.WriteLineAsync(new PhaseReport(phase, samples, watch.Elapsed.TotalSeconds, sink.Counters).ToLine());
        }
    }

    private async Task<int> SendAsync(ISampleSink sink, Range resources, int rounds, int rowsPerMessage, int paceMs)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(1, paceMs)));
        for (var sent = 0; sent < rounds; sent += rowsPerMessage)
        {
            await sink.SendAsync(_rows, resources, Math.Min(rowsPerMessage, rounds - sent));
            if (paceMs > 0 && sent + rowsPerMessage < rounds)
            {
                await pace.WaitForNextTickAsync();
            }
        }

        return rounds * resources.GetOffsetAndLength(plan.Shape.Resources).Length;
    }
}
