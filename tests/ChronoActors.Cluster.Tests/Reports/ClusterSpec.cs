using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Directory;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Selectors;
using ChronoActors.Testing;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>
/// Questions to a cluster of two nodes over real remoting, with a real directory; what is awake, and who answers for it, is
/// up to the test.
/// </summary>
public abstract class ClusterSpec : TestKit, IAsyncLifetime
{
    protected static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(4);

    private readonly ActorSystem _other;
    private readonly TestProbe _region;

    protected ClusterSpec(string otherSettings = "")
        : base(Settings(), "reports")
    {
        _other = ActorSystem.Create("reports", ConfigurationFactory.ParseString(otherSettings).WithFallback(Settings()));
        _region = CreateTestProbe("region");
        _region.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            if (message is DescribeResource asked)
            {
                Stragglers.Add(asked.Entity);
                sender.Tell(new ResourceDescription(asked.Entity, Elsewhere.FirstOrDefault(resource => resource.Id.Entity == asked.Entity)));
            }

            return AutoPilot.KeepRunning;
        }));
    }

    /// <summary>The address of the node that is asked.</summary>
    protected string Here => Akka.Cluster.Cluster.Get(Sys).SelfAddress.ToString();

    /// <summary>The address of the other node.</summary>
    protected string There => Akka.Cluster.Cluster.Get(_other).SelfAddress.ToString();

    private protected DirectoryFile File { get; } = new();

    /// <summary>The resources that answer when they are asked through the shard region.</summary>
    protected List<ResourceReport> Elsewhere { get; } = [];

    /// <summary>The entities that were asked through the shard region.</summary>
    protected List<string> Stragglers { get; } = [];

    public async Task InitializeAsync()
    {
        await File.Directory.InitializeAsync(CancellationToken.None);
        var (here, there) = (Akka.Cluster.Cluster.Get(Sys), Akka.Cluster.Cluster.Get(_other));
        here.Join(here.SelfAddress);
        there.Join(here.SelfAddress);
        await Eventually.HoldsAsync(
            () => Task.FromResult(here.State.Members.Count(member => member.Status == MemberStatus.Up) == 2), TimeSpan.FromSeconds(30), "two nodes to be up");
    }

    public async Task DisposeAsync()
    {
        await _other.Terminate();
        Shutdown();
        File.Dispose();
    }

    /// <summary>Puts a real reporter with resources on this node.</summary>
    protected IActorRef ReportHere(params ResourceReport[] awake) => Report(Sys, awake);

    /// <summary>Puts a real reporter with resources on the other node.</summary>
    protected IActorRef ReportThere(params ResourceReport[] awake) => Report(_other, awake);

    /// <summary>Puts an actor in the reporter's place on the other node.</summary>
    protected IActorRef ReplaceThere(Props props) => _other.ActorOf(props, ActorNames.Reporter);

    private protected ReportServices Services() => new(
        new TrackingSettings { ReportTimeout = TimeLimit }, TimeProvider.System, File.Directory, _region);

    private protected async Task<T> AskAsync<T>(Func<IActorRef, Props> question)
    {
        var answer = CreateTestProbe();
        Sys.ActorOf(question(answer));
        return await answer.ExpectMsgAsync<T>(TimeSpan.FromSeconds(30));
    }

    protected Task<Report> ReportAsync(string selector = "*") =>
        AskAsync<Report>(asker => ReportQueryActor.Props(Selector.Parse(selector), Services(), asker));

    private static IActorRef Report(ActorSystem system, ResourceReport[] awake)
    {
        var reporter = system.ActorOf(ReporterActor.Props(), ActorNames.Reporter);
        foreach (var resource in awake)
        {
            reporter.Tell(Awake(resource));
        }

        return reporter;
    }

    private protected static ResourceAwake Awake(ResourceReport resource)
    {
        var shown = new PublishedReport();
        shown.Show(resource);
        return new ResourceAwake(resource.Id.Entity, resource.Id, resource.Type, ActorRefs.Nobody) { Published = shown };
    }

    private static Config Settings() => ConfigurationFactory.ParseString("""
        akka {
          loglevel = ERROR
          stdout-loglevel = ERROR
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          cluster { roles = ["node"], log-info = off, gossip-interval = 100ms, leader-actions-interval = 100ms }
        }
        """).WithFallback(ContractsSerialization.Config);
}
