using System.Globalization;
using Akka.Actor;
using ChronoActors.EndToEnd.Tests.Deployment;
using ChronoActors.Node;
using ChronoActors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChronoActors.EndToEnd.Tests.Forming;

/// <summary>What the cluster needs to be told, and what Akka makes of it.</summary>
public sealed class ClusterSettingsTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private Microsoft.AspNetCore.Builder.WebApplication _node = null!;

    private ActorSystem System => _node.Services.GetRequiredService<ActorSystem>();

    private Akka.Configuration.Config Settings => System.Settings.Config;

    public Task InitializeAsync()
    {
        _node = NodeHost.Build(Programs.LoadNode(null, new Dictionary<string, string>
        {
            ["CHRONO_DATA_DIR"] = _folder.Path,
            ["CHRONO_REMOTING_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        }));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await System.Terminate();
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void A_split_brain_is_resolved_by_the_majority()
    {
        Assert.Equal("Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster", Settings.GetString("akka.cluster.downing-provider-class"));
        Assert.Equal("keep-majority", Settings.GetString("akka.cluster.split-brain-resolver.active-strategy"));
        Assert.Equal(15, Settings.GetTimeSpan("akka.cluster.split-brain-resolver.stable-after").TotalSeconds);
    }

    [Fact]
    public void A_node_that_finds_no_seed_gives_up_after_a_minute() =>
        Assert.Equal(60, Akka.Cluster.Cluster.Get(System).Settings.ShutdownAfterUnsuccessfulJoinSeedNodes!.Value.TotalSeconds);

    [Fact]
    public void Members_tell_each_other_the_release_of_the_program() =>
        // The test started this process: its own version, or its host's, would be another.
        Assert.Equal(Release.Version, Akka.Cluster.Cluster.Get(System).SelfMember.AppVersion.ToString());

    [Fact]
    public void A_host_waits_for_all_phases_of_a_stop()
    {
        var shutdown = CoordinatedShutdown.Get(System);
        var phases = Settings.GetConfig("akka.coordinated-shutdown.phases").Root.GetObject().Items.Keys.Select(phase => shutdown.Timeout(phase).TotalSeconds).ToList();

        Assert.Equal(12, phases.Count);
        Assert.True(NodeHost.StopLimit.TotalSeconds >= phases.Sum() + 10, $"the phases take {phases.Sum()} s, and the built-in agent 10 s before them");
        Assert.Equal(NodeHost.StopLimit, _node.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }
}
