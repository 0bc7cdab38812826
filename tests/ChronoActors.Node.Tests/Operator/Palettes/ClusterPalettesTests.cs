using Akka.Actor;
using Akka.Cluster.Sharding;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Operator.Palettes.Actors;
using ChronoActors.Node.Operator.Palettes.Cluster;
using ChronoActors.Node.Operator.Palettes.Sharding;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Operator.Palettes;

public sealed class ClusterPalettesTests(SingleNodeCluster node) : IClassFixture<SingleNodeCluster>
{
    private readonly Palette _cluster = ClusterPalette.Create(node.System, TimeProvider.System);
    private readonly string _self = node.Cluster.SelfAddress.ToString();

    [Fact]
    public async Task Show_status_and_leader_know_the_member()
    {
        Assert.Equal(_self, Assert.Single((await Capture.RunAsync(_cluster, "cluster", "show")).Rows)[0]);
        var status = await Capture.RunAsync(_cluster, "cluster", "status");
        Assert.Equal("Up", status.Frames.OfType<LineFrame>().Single().Data!["status"]);
        await Eventually.HoldsAsync(() => node.Cluster.State.Leader is not null, TimeSpan.FromSeconds(30), "a leader");
        Assert.Equal([_self], (await Capture.RunAsync(_cluster, "cluster", "leader")).Lines);
    }

    [Fact]
    public async Task Tail_begins_with_the_members()
    {
        using var stop = new CancellationTokenSource();
        var run = await Capture.RunAsync(_cluster, false, _ => stop.Cancel(), stop.Token, "cluster", "tail");
        Assert.Contains(_self, run.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "cluster", "down", "-a", "nonsense")]
    [InlineData(ExitCode.Usage, "cluster", "down", "-a", "10.9.9.9:1")]
    [InlineData(ExitCode.Usage, "cluster", "leave", "-a", "10.9.9.9:1")]
    [InlineData(ExitCode.Usage, "cluster", "leave", "-t", "-1")]
    [InlineData(ExitCode.Usage, "cluster", "join")]
    [InlineData(ExitCode.Failed, "cluster", "join", "-a", "10.9.9.9:1")]
    [InlineData(ExitCode.Done, "cluster", "down-unreachable")]
    public async Task Changes_refuse_what_makes_no_sense(ExitCode expected, params string[] words)
    {
        Assert.Equal(expected, (await Capture.RunAsync(_cluster, words)).Code);
        Assert.Equal(Akka.Cluster.MemberStatus.Up, node.Cluster.SelfMember.Status);
    }

    [Fact]
    public async Task Leave_is_over_when_the_member_is_removed()
    {
        var other = new SingleNodeCluster();
        await other.InitializeAsync();
        var run = await Capture.RunAsync(ClusterPalette.Create(other.System, TimeProvider.System), "cluster", "leave", "-t", "30s");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.True(other.Cluster.IsTerminated || other.Cluster.State.Members.IsEmpty);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Sharding_counts_entities_by_shard_and_region()
    {
        var region = await ClusterSharding.Get(node.System).StartAsync(
            "thing", _ => Props.Empty, ClusterShardingSettings.Create(node.System), new TenShards());
        region.Tell("a");
        region.Tell("b");
        var palette = ShardingPalette.Create(node.System);
        await Eventually.HoldsAsync(
            async () => (await Capture.RunAsync(palette, "cluster-sharding", "region-stats", "-r", "thing")).Rows is [var row] && row[2].Number == 2,
            TimeSpan.FromSeconds(30),
            "two entities");
        Assert.Equal(2, (await Capture.RunAsync(palette, "cluster-sharding", "shards", "-r", "thing")).Rows.Sum(row => row[3].Number));
        Assert.Contains((await Capture.RunAsync(palette, "cluster-sharding", "regions")).Rows, row => row[0] == "thing");
        var wrong = await Capture.RunAsync(palette, "cluster-sharding", "region-stats", "-r", "thnig");
        Assert.Equal(ExitCode.Usage, wrong.Code);
        Assert.Equal("did you mean \"thing\"?", wrong.Error.Hint);
    }

    [Fact]
    public async Task Hierarchy_shows_a_tree_and_counts_the_children_it_leaves_out()
    {
        var parent = node.System.ActorOf(Props.Create(() => new Parent(1234)), "many");
        await parent.Ask<int>("ready");
        var palette = ActorPalette.Create(node.System);
        var run = await Capture.RunAsync(palette, "actor", "hierarchy", "-s", "/user/many", "-n", "2");
        Assert.Equal(["/user/many  Parent", "  c0000  Child", "  c0001  Child", "  … and 1,232 more"], run.Lines);
        var json = await Capture.RunAsync(palette, json: true, null, CancellationToken.None, "actor", "hierarchy", "-s", "/user/many", "-d", "0");
        Assert.Equal(["/user/many", "Parent", 1234], Assert.Single(json.Rows));
        Assert.Equal(ExitCode.Failed, (await Capture.RunAsync(palette, "actor", "hierarchy", "-s", "/user/nobody")).Code);
        Assert.Equal(ExitCode.Done, (await Capture.RunAsync(palette, "actor", "system")).Code);
    }

    private sealed class TenShards() : HashCodeMessageExtractor(10)
    {
        public override string EntityId(object message) => message.ToString()!;
    }

    private sealed class Child : ReceiveActor;

    private sealed class Parent : ReceiveActor
    {
        public Parent(int children)
        {
            for (var i = 0; i < children; i++)
            {
                Context.ActorOf(Props.Create(() => new Child()), $"c{i:D4}");
            }

            ReceiveAny(_ => Sender.Tell(children));
        }
    }
}
