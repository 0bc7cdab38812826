using Akka.Actor;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Resources;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>What a resource shows to the reporter of its node, and when.</summary>
public sealed class ShownStateTests : ResourceSpec
{
    private readonly ReportDemand _demand = new();

    [Fact]
    public void Nothing_is_shown_while_nobody_asks()
    {
        var (resource, shown) = Awake(Memory);
        var producer = Producer(Memory);
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2));
        producer.Durable(2);
        _ = Describe(resource);
        Assert.Null(shown.Report);
    }

    [Fact]
    public void While_reports_are_asked_for_the_state_is_shown_after_every_message()
    {
        _demand.IsHigh = true;
        var (resource, shown) = Awake(Memory);
        var producer = Producer(Memory);
        for (var row = 1; row <= 5; row++)
        {
            producer.Send(resource, row, Rows.Values(NowNs + row, row));
            Await(() => shown.Report?.Metrics[0].Statistics.Count == row);
        }

        Assert.Equal(15, shown.Report!.Metrics[0].Statistics.Sum);
        _demand.IsHigh = false;
        producer.Send(resource, 6, Rows.Values(NowNs + 6, 6));
        Await(() => shown.Report is null);
    }

    [Fact]
    public void Whoever_has_an_answer_finds_nothing_older_shown()
    {
        _demand.IsHigh = true;
        var (resource, shown) = Awake(Memory);
        Await(() => shown.Report is not null);
        var asker = new Onlooker(Sys, shown);
        resource.Tell(Sys.Transfer<ResourceCommand>(new SetThreshold(Memory.Id, new Core.Thresholds.Threshold("value", 0, 9, 9))), asker);
        Await(() => asker.Saw.Count == 1);
        var (answer, seen) = asker.Saw[0];
        Assert.True(Assert.IsType<CommandOutcome>(answer).Done);
        Assert.True(seen is null || seen.Alerts.Length == 1, "the state from before the answer was still shown");
        Await(() => shown.Report?.Alerts.Length == 1);
    }

    [Fact]
    public void A_resource_that_is_no_longer_tracked_shows_nothing()
    {
        _demand.IsHigh = true;
        var (resource, shown) = Awake(Memory);
        Await(() => shown.Report is not null);
        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);
        Await(() => shown.Report is null);
        Assert.Null(Describe(resource));
    }

    [Fact]
    public void A_resource_that_waits_for_the_directory_to_fall_asleep_still_answers()
    {
        var (resource, _) = Awake(Memory);
        Directory.IsSilent = true;
        resource.Tell(Cluster.Resources.Hibernate.Instance);
        Directory.Probe.FishForMessage<FallAsleep>(_ => true);
        Assert.Equal(Memory.Id, Describe(resource)?.Id);
    }

    [Fact]
    public void Another_type_is_announced()
    {
        var (resource, shown) = Awake(Memory);
        var renamed = new ResourceDeclaration(Memory.Id, "swap", Memory.Schema);
        Assert.True(Command(resource, new TrackResource(renamed)).Done);
        var announced = Reporter.ExpectMsg<ResourceAwake>();
        Assert.Equal(("swap", shown), (announced.Type, announced.Published));
    }

    private (IActorRef Resource, PublishedReport Shown) Awake(ResourceDeclaration declaration)
    {
        var services = new ResourceServices(Settings, Time, Directory.Probe, Reporter) { Demand = _demand };
        var resource = Shard.ChildActorOf(ResourceActor.Props(services), declaration.Id.Entity);
        Assert.True(Command(resource, new TrackResource(declaration)).Done);
        return (resource, Reporter.ExpectMsg<ResourceAwake>().Published);
    }

    /// <summary>Notes with each answer what was shown at the moment when it was given.</summary>
    private sealed class Onlooker(ActorSystem system, PublishedReport shown) : MinimalActorRef
    {
        private readonly List<(object Answer, Core.Reports.ResourceReport? Seen)> _saw = [];

        public IReadOnlyList<(object Answer, Core.Reports.ResourceReport? Seen)> Saw
        {
            get
            {
                lock (_saw)
                {
                    return [.. _saw];
                }
            }
        }

        public override ActorPath Path { get; } = ((ExtendedActorSystem)system).Provider.TempPath();

        public override IActorRefProvider Provider => ((ExtendedActorSystem)system).Provider;

        protected override void TellInternal(object message, IActorRef sender)
        {
            lock (_saw)
            {
                _saw.Add((message, shown.Report));
            }
        }
    }
}
