using System.Diagnostics;
using ChronoActors.Client;
using ChronoActors.Client.Samples;
using ChronoActors.EndToEnd.Tests.BadInput;

namespace ChronoActors.EndToEnd.Tests.Samples;

/// <summary>The client's sample programs with a real node.</summary>
[Trait("Category", "EndToEnd")]
public sealed class SampleProgramTests(PlainNode plain) : IClassFixture<PlainNode>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_the_samples_record_is_durable_and_in_the_report()
    {
        await using (var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = [plain.Node.ContactPoint] }))
        {
            await Task.WhenAll(SamplePrograms.All.Values.Select(sample => sample(tracker))).WaitAsync(Limit);
            Assert.True(await tracker.FlushAsync(Limit));
            Assert.Equal(0, tracker.Counters.RejectedInAll);
        }

        var report = await plain.Node.GetAsync("/api/v1/report?format=csv");
        string[] names = ["database_connections", "disk", "dotnet.gc.collections", "gc", "gpu_mem", "licences", "orders", "pool", "timeline", "trades", "worker"];
        Assert.All(names, name => Assert.Contains($",{name},", report, StringComparison.Ordinal));
        Assert.DoesNotContain("memory_usage", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_runs_as_a_program_of_its_own()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SamplePrograms).Assembly.Location, "custom-type", plain.Node.ContactPoint]) { RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        var output = await program.StandardOutput.ReadToEndAsync().WaitAsync(Limit);
        await program.WaitForExitAsync().WaitAsync(Limit);

        Assert.StartsWith("All of it is durable: 6 samples.", output, StringComparison.Ordinal);
        Assert.Equal(0, program.ExitCode);
    }
}
