using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster.Tools.Client;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>The real client against a real receptionist, over the loopback.</summary>
public class ClusterConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Rows_and_commands_reach_an_ingress_and_their_answers_come_back()
    {
        var seen = new ConcurrentBag<double>();
        var node = LoopbackNode.Start(0, seen);
        try
        {
            await using var tracker = await ResourceTracker.ConnectAsync(LoopbackNode.OptionsFor(node));
            tracker.RecordUsage(tracker.Track("r"), 42);

            Assert.True(await tracker.FlushAsync(Patience));
            Assert.Equal([42.0], seen);
            Assert.Equal(1, tracker.Counters.Acknowledged);
            Assert.True((await tracker.CommandAsync(new UntrackResource(ResourceId.Of("other")), Patience)).Done);
        }
        finally
        {
            await node.Terminate();
        }
    }

    [Fact]
    public async Task A_node_that_comes_back_gets_what_was_recorded_while_it_was_away()
    {
        var seen = new ConcurrentBag<double>();
        var node = LoopbackNode.Start(0, seen);
        var options = LoopbackNode.OptionsFor(node);
        await using var tracker = await ResourceTracker.ConnectAsync(options);
        var handle = tracker.Track("r");
        tracker.RecordUsage(handle, 1);
        Assert.True(await tracker.FlushAsync(Patience));
        await node.Terminate();

        tracker.RecordUsage(handle, 2);
        Assert.False(await tracker.FlushAsync(TimeSpan.FromSeconds(1)));
        node = LoopbackNode.Start(new Uri("tcp://" + options.ContactPoints[0]).Port, seen);
        try
        {
            Assert.True(await tracker.FlushAsync(Patience));
            // A row whose answer was lost on the way comes again: the resource, not the ingress, counts it once.
            Assert.Equal([1.0, 2.0], seen.Distinct().Order());
        }
        finally
        {
            await node.Terminate();
        }
    }

    [Fact]
    public async Task A_tracker_that_was_local_delivers_what_it_has_once_it_is_connected()
    {
        var seen = new ConcurrentBag<double>();
        var node = LoopbackNode.Start(0, seen);
        try
        {
            await using var tracker = new ResourceTracker(LoopbackNode.OptionsFor(node) with { ContactPoints = [] });
            using var handle = tracker.Track("r");
            tracker.RecordUsage(handle, 42);
            await tracker.ConnectToAsync(LoopbackNode.OptionsFor(node).ContactPoints);

            Assert.True(await tracker.FlushAsync(Patience));
            Assert.Equal([42.0], seen);
        }
        finally
        {
            await node.Terminate();
        }
    }

    [Fact]
    public async Task A_contact_point_where_nobody_is_yet_is_tried_until_somebody_is()
    {
        var seen = new ConcurrentBag<double>();
        var node = LoopbackNode.Start(0, seen);
        var options = LoopbackNode.OptionsFor(node);
        await node.Terminate();
        await using var tracker = await ResourceTracker.ConnectAsync(options);
        using var handle = tracker.Track("r");
        tracker.RecordUsage(handle, 42);
        Assert.Contains(
            options.ContactPoints[0],
            (await Assert.ThrowsAsync<TimeoutException>(() => tracker.GetClusterStatsAsync(timeout: TimeSpan.FromSeconds(1)))).Message,
            StringComparison.Ordinal);

        node = LoopbackNode.Start(new Uri("tcp://" + options.ContactPoints[0]).Port, seen);
        try
        {
            Assert.True(await tracker.FlushAsync(Patience));
            Assert.Equal([42.0], seen.Distinct());
        }
        finally
        {
            await node.Terminate();
        }
    }

    [Fact]
    public async Task Questions_are_answered_part_by_part_and_one_that_nobody_answers_fails_in_time()
    {
        var node = LoopbackNode.Start(0, []);
        try
        {
            await using var tracker = await ResourceTracker.ConnectAsync(LoopbackNode.OptionsFor(node));
            var timeout = await Assert.ThrowsAsync<TimeoutException>(() => tracker.GetClusterStatsAsync("*", TimeSpan.FromSeconds(1)));
            Assert.Contains($"asked {((ExtendedActorSystem)node).Provider.DefaultAddress}", timeout.Message, StringComparison.Ordinal);

            ClusterClientReceptionist.Get(node).RegisterService(node.ActorOf(Props.Create(() => new TwoParts()), "questions"));
            var stats = await tracker.GetClusterStatsAsync("r*", Patience);
            Assert.Equal(["r0", "r1"], stats.Metrics.Select(static metric => metric.Resource.Name));
        }
        finally
        {
            await node.Terminate();
        }
    }

    [Fact]
    public async Task A_node_of_another_version_is_told_apart_from_one_that_is_silent()
    {
        var log = new MemoryLog();
        var node = LoopbackNode.Start(0, [], OtherVersion.Config);
        try
        {
            await using var tracker = await ResourceTracker.ConnectAsync(LoopbackNode.OptionsFor(node) with { LoggerFactory = log });
            ClusterClientReceptionist.Get(node).RegisterService(node.ActorOf(Props.Create(() => new OtherVersion.Node()), "questions"));
            var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => tracker.GetClusterStatsAsync("*", Patience));
            Assert.Contains("\"zz9\"", fault.Message, StringComparison.Ordinal);

            using var handle = tracker.Track("r");
            tracker.RecordUsage(handle, 42);
            await Eventually.TrueAsync(() => log.Lines.Any(static line => line.Contains("does not know the message \"sb\"", StringComparison.Ordinal)));
            Assert.Equal(1, tracker.Counters.Pending);
        }
        finally
        {
            await node.Terminate();
        }
    }

    /// <summary>Answers every question with two resources in two parts.</summary>
    private sealed class TwoParts : ReceiveActor
    {
        public TwoParts() => Receive<AskReport>(asked => Sender.Tell(new ReportPart(
            asked.Question, asked.Part, asked.Part == 1, "", 1, [SomeReports.Of($"r{asked.Part}", 1)], [])));
    }
}
