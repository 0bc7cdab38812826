using System.Globalization;
using ChronoActors.Client;
using ChronoActors.Client.Delivery;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;
using Xunit.Abstractions;

namespace ChronoActors.EndToEnd.Tests.Soak;

/// <summary>
/// 10,000 metrics a second for a while, in a part of which the cluster is away: for 46 s with 26 s of them, or for as many minutes
/// as the environment variable <c>SOAK_MINUTES</c> says, with a sixth of them.
/// </summary>
[Trait("Category", "EndToEnd")]
public class SoakTests(ITestOutputHelper output)
{
    private const int Resources = 1250;
    private const int Metrics = 8;
    private const long Mebi = 1 << 20;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private static readonly int? Minutes =
        int.TryParse(Environment.GetEnvironmentVariable("SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    /// <summary>
    /// 1,680 bytes of a resource: less than what is recorded while the cluster is away, which is 2,080, and clearly more than what can't be
    /// merged of it: sent rows, which may take half (where the machine is busy they do), one of intervals (336 bytes), and up to four
    /// of 80 that would not get smaller.
    /// </summary>
    private static readonly long PendingBytes = Minutes is null ? 2 * Mebi : 8 * Mebi;

    [Fact]
    public async Task Everything_is_counted_and_what_does_not_fit_is_merged_when_the_cluster_goes_away_and_comes_back()
    {
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string>
        {
            ["CHRONO_DATA_DIR"] = folder.Path,
            ["CHRONO_BUILTIN_AGENT"] = "off",
            ["CHRONO_CHUNK_AGE"] = "1s",
        });
        node.Start();
        await node.ReadyAsync();
        await using var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions
        {
            ContactPoints = [node.ContactPoint],
            Limits = new OutboxLimits { MaxPendingBytes = PendingBytes },
        });
        var load = new Workload(tracker, Resources, Metrics);
        var (calm, outage) = Minutes is { } minutes ? (minutes * 25, minutes * 10) : (10, 26);

        await load.SendAsync(calm, Second);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await node.KillAsync();
        await load.SendAsync(outage, Second);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        var away = tracker.Counters;
        node.Start();
        await load.SendAsync(calm, Second);
        Assert.True(await tracker.FlushAsync(Limit), $"not everything was acknowledged: {tracker.Counters}\n{node.Output}");

        var counters = tracker.Counters;
        Assert.True(counters.RejectedInAll == 0, $"samples were rejected: {string.Join(", ", counters.Rejected)}");
        var counted = load.Audit(await node.GetAsync("/api/v1/report?selector=load"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"sent {load.Sent}, acknowledged {counters.Acknowledged}, merged {counters.Merged}, counted {counted}, resent {counters.Resent}; memory grew by {growth} bytes while {away.Pending} samples waited"));
        Assert.Equal(load.Sent, counted);
        Assert.Equal(load.Sent, counters.Acknowledged + counters.Merged);
        Assert.True(away.Merged > 0, "nothing had to be merged: the test is too short for its memory limit");
        if (Minutes is not null)
        {
            // Half of what all rows would take. In the short run they would hardly be seen beside what the test itself holds.
            Assert.InRange(growth, long.MinValue, (2 * PendingBytes) + Mebi);
        }
    }
}
