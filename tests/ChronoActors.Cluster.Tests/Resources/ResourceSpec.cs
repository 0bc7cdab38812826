using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Mailboxes;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>One resource actor between a scripted directory, a reporter and a shard, on a journal that outlives it.</summary>
public abstract class ResourceSpec : ActorSpec
{
    protected static readonly TimeSpan ChunkAge = TimeSpan.FromSeconds(30);
    protected static readonly TimeSpan PassivateAfter = TimeSpan.FromMinutes(2);

    private readonly TestProbe _asker;

    protected ResourceSpec()
    {
        Directory = new ScriptedDirectory(CreateTestProbe("directory"));
        Reporter = CreateTestProbe("reporter");
        Shard = CreateTestProbe("shard");
        AlertOutbox = CreateTestProbe("alert-outbox");
        _asker = CreateTestProbe("asker");
    }

    protected static ResourceDeclaration Memory { get; } = new(ResourceId.Of("memory", ("node", "edge-7")), "memory", MetricSchema.SingleValue);

    protected static ResourceDeclaration Disk { get; } = new(
        ResourceId.Of("disk", ("device", "sda")), "io", MetricSchema.Of([new Metric("read_bytes", "bytes"), new Metric("write_bytes", "bytes")]));

    protected TrackingSettings Settings { get; set; } = new()
    {
        Limits = new TrackingLimits { ChunkRows = 10 },
        ChunkAge = ChunkAge,
        PassivateAfter = PassivateAfter,
        SnapshotEvery = 1000,
    };

    private protected ScriptedDirectory Directory { get; }

    protected TestProbe Reporter { get; }

    /// <summary>The parent of the resource actors.</summary>
    protected TestProbe Shard { get; }

    /// <summary>The rules as the node knows them.</summary>
    private protected CurrentRules Rules { get; } = new();

    /// <summary>Gets the transitions of rules.</summary>
    protected TestProbe AlertOutbox { get; }

    /// <summary>A new incarnation of a resource's actor.</summary>
    protected IActorRef Wake(ResourceDeclaration resource) =>
        Shard.ChildActorOf(
            ResourceActor.Props(new ResourceServices(Settings, Time, Directory.Probe, Reporter) { Rules = Rules, AlertOutbox = AlertOutbox }).WithMailbox(LeanMailbox.Id),
            resource.Id.Entity);

    /// <summary>The first incarnation of a resource's actor, which knows what it tracks.</summary>
    protected IActorRef Tracked(ResourceDeclaration resource)
    {
        var actor = Wake(resource);
        Assert.True(Command(actor, new TrackResource(resource)).Done);
        return actor;
    }

    private protected TestProducer Producer(ResourceDeclaration resource) => new(this, resource);

    /// <summary>Ends an incarnation without a warning, as a dying node does.</summary>
    protected void Kill(IActorRef resource)
    {
        resource.Tell(PoisonPill.Instance);
        ExpectGone(resource);
    }

    /// <summary>Ends an incarnation as a shard does at passivation and hand-over.</summary>
    protected void Hibernate(IActorRef resource)
    {
        resource.Tell(Cluster.Resources.Hibernate.Instance);
        ExpectGone(resource);
    }

    /// <summary>Waits for the end of an incarnation.</summary>
    protected void ExpectGone(IActorRef resource)
    {
        var observer = CreateTestProbe();
        observer.Watch(resource);
        observer.ExpectTerminated(resource);
    }

    /// <summary>What the resource says of itself, after everything that was sent to it before.</summary>
    protected ResourceReport? Describe(IActorRef resource)
    {
        resource.Tell(Sys.Transfer(new DescribeResource("-")), _asker.Ref);
        return Sys.Transfer(_asker.ExpectMsg<ResourceDescription>()).Report;
    }

    /// <summary>The statistics of one metric.</summary>
    protected MetricStatistics Statistics(IActorRef resource, string metric = "value") =>
        Describe(resource)!.Metrics.Single(report => report.Metric.Name == metric).Statistics;

    /// <summary>The report, to be compared bit for bit.</summary>
    protected byte[] ReportBits(IActorRef resource) => ReportBytes.Write(Describe(resource)!);

    /// <summary>Carries out a command.</summary>
    protected CommandOutcome Command(IActorRef resource, ResourceCommand command)
    {
        resource.Tell(Sys.Transfer(command), _asker.Ref);
        return Sys.Transfer(_asker.ExpectMsg<CommandOutcome>());
    }

    /// <summary>Time goes by in steps of a second; the resource does what is due in each.</summary>
    protected void Pass(IActorRef resource, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _ = Describe(resource);
            Advance(TimeSpan.FromSeconds(1));
        }

        _ = Describe(resource);
    }
}
