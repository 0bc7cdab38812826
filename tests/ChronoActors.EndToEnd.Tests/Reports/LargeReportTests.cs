using System.Diagnostics;
using System.Text.Json;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;
using Xunit.Abstractions;

namespace ChronoActors.EndToEnd.Tests.Reports;

[Trait("Category", "EndToEnd")]
public class LargeReportTests(TwentyThousandResources tracked, ITestOutputHelper output) : IClassFixture<TwentyThousandResources>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>The nodes answer within 10 s; the rest is for pbm to start and the report to be written, on a slow machine.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);

    [SkippableFact]
    public async Task A_report_in_which_half_is_asleep_is_complete_and_exact()
    {
        var report = "";
        await Eventually.HoldsAsync(
            async () =>
            {
                // Every second resource is kept awake.
                tracked.Load.Round(every: 2);
                await tracked.FlushAsync();
                report = await tracked.Nodes[1].GetAsync("/api/v1/report?selector=load");
                return Asleep(report) == TwentyThousandResources.Resources / 2;
            },
            Limit,
            "half of the resources to be asleep");

        var counted = tracked.Load.Audit(report);

        output.WriteLine($"sent {tracked.Load.Sent}, counted {counted}, asleep {Asleep(report)}");
        Assert.Equal(tracked.Load.Sent, counted);
    }

    [SkippableFact]
    public async Task With_a_frozen_node_pbm_answers_in_time_and_names_what_is_missing()
    {
        // Awake everywhere, so that the frozen node takes some with it.
        tracked.Load.Round();
        await tracked.FlushAsync();
        var frozen = tracked.Nodes[2];
        await frozen.SignalAsync("STOP");
        try
        {
            var watch = Stopwatch.StartNew();
            var answer = await PbmProcess.RunAsync(tracked.Nodes[0], "--json", "tracker", "report", "-s", "load");
            var took = watch.Elapsed;

            output.WriteLine($"answered after {took.TotalSeconds:0.0} s: {answer.Errors}");
            Assert.Equal(4, answer.ExitCode);
            Assert.True(took < AnswerLimit, $"it took {took}");
            Assert.Contains($"missing: node {frozen.ClusterAddress}", answer.Errors, StringComparison.Ordinal);
            using var json = JsonDocument.Parse(answer.Output);
            Assert.False(json.RootElement.GetProperty("complete").GetBoolean());
            var counted = tracked.Load.AuditPart(answer.Output);
            Assert.InRange(counted, tracked.Load.Sent / 2, tracked.Load.Sent - 1);
        }
        finally
        {
            await frozen.SignalAsync("CONT");
        }

        // Whether it comes back or was given up for dead meanwhile: the others have everything in the end.
        await Eventually.HoldsAsync(
            async () => (await PbmProcess.RunAsync(tracked.Nodes[0], "tracker", "report", "-s", "load", "-n", "1")).ExitCode == 0, Limit, "a complete report");
        Assert.Equal(tracked.Load.Sent, tracked.Load.Audit(await tracked.Nodes[0].GetAsync("/api/v1/report?selector=load")));
    }

    private static int Asleep(string report)
    {
        using var json = JsonDocument.Parse(report);
        return json.RootElement.GetProperty("asleepCount").GetInt32();
    }
}
