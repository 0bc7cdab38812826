using Akka.Actor;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>A cluster of another version, whose answers the test gives: it does not know a message, or answers with one that is not known here.</summary>
public class VersionMismatchTests : TrackerSpec
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MemoryLog _log = new();
    private readonly ResourceTracker _tracker;

    public VersionMismatchTests()
    {
        _tracker = new ResourceTracker(new ResourceTrackerOptions { TimeProvider = Time, LoggerFactory = _log });
        _tracker.Attach(Sys, _ => Ingress.Ref, [new Address("akka.tcp", "ChronoActors", "node-1", 4053)], ownsSystem: false);
    }

    public static TheoryData<bool, string> Mismatches => new()
    {
        { true, $"version 0.0.9 there does not know the message \"sb\" of version {OwnVersion.Text} here: upgrade there" },
        { false, $"a message \"zz9\" has come, which version {OwnVersion.Text} here does not know" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task It_is_told_once_and_rows_wait_for_a_node_that_understands(bool isOlder, string told)
    {
        using var handle = _tracker.Track("r");
        _tracker.RecordUsage(handle, 42);
        for (var i = 0; i < 3; i++)
        {
            NextBatch();
            Ingress.Reply(Mismatch(isOlder));
        }

        var line = await LineAsync();
        Assert.Contains(told, line, StringComparison.Ordinal);
        Assert.Contains("asked akka.tcp://ChronoActors@node-1:4053", line, StringComparison.Ordinal);
        Answer(NextBatch(), durable: true);
        await Eventually.TrueAsync(() => _tracker.Counters.Acknowledged == 1);
        Assert.Single(_log.Lines, static line => line.Contains("version", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task A_question_a_command_and_a_threshold_fail_at_once_and_say_it(bool isOlder, string told)
    {
        var stats = _tracker.GetClusterStatsAsync();
        Ingress.ExpectMsg<AskReport>();
        Ingress.Reply(Mismatch(isOlder));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => stats.WaitAsync(Patience));
        Assert.Contains("(asked akka.tcp://ChronoActors@node-1:4053) and this client are of versions that do not fit: " + told, fault.Message, StringComparison.Ordinal);

        var command = _tracker.CommandAsync(new UntrackResource(ResourceId.Of("r")), Patience);
        Ingress.ExpectMsg<UntrackResource>();
        Ingress.Reply(Mismatch(isOlder));
        var outcome = await command.WaitAsync(Patience);
        Assert.False(outcome.Done);
        Assert.Contains(told, outcome.Message, StringComparison.Ordinal);

        var threshold = _tracker.SetClusterThresholdAsync("disk", 90, static _ => { });
        Ingress.ExpectMsg<object>();
        Ingress.Reply(Mismatch(isOlder));
        Assert.Contains(told, (await Assert.ThrowsAsync<InvalidOperationException>(() => threshold.WaitAsync(Patience))).Message, StringComparison.Ordinal);
    }

    private static object Mismatch(bool isOlder) => isOlder ? new NotUnderstood("sb", "0.0.9") : new UnknownMessage("zz9");

    private async Task<string> LineAsync()
    {
        await Eventually.TrueAsync(() => !_log.Lines.IsEmpty);
        return _log.Lines.First();
    }
}
