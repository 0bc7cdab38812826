using ChronoActors.EndToEnd.Tests.Deployment.Manifests;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>The content of the node's image, run as its user on a read-only file system.</summary>
[Trait("Category", "EndToEnd")]
public class NodeImageTests(PublishedNode published) : IClassFixture<PublishedNode>
{
    [SkippableFact]
    public async Task It_becomes_ready_answers_the_pbm_inside_and_stops_when_it_is_told_to()
    {
        await using var node = RunningImage.Start(published, new ContainerOptions());
        await node.ReadyAsync();

        Assert.Contains(Programs.Version, (await node.ExecAsync("pbm", "cluster", "show")).Output, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", (await node.ExecAsync("touch", "/app/a")).Errors, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", (await node.ExecAsync("touch", "/a")).Errors, StringComparison.Ordinal);
        Assert.Contains("uid=1654 gid=1654", (await node.ExecAsync("id")).Output, StringComparison.Ordinal);
        node.Terminate();
        var end = await node.ExitAsync();

        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Equal("", end.Errors);
        Assert.DoesNotContain("Overriding", end.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("dev")]
    public async Task What_an_overlay_runs_before_a_stop_returns_when_the_node_has_left(string name)
    {
        var overlay = Overlay.Parse(Kustomize.Build(name));
        var pod = PodSet.Of(overlay.Nodes)!;
        using var folder = new TemporaryDirectory();
        var config = Path.Combine(folder.Path, "node.conf");
        await File.WriteAllTextAsync(config, pod.Hocon(overlay));
        Permissions.OpenToAll(folder.Path);
        var environment = pod.Environment("chrono-node-0");
        // There is no name service for pods here.
        environment["CHRONO_PUBLIC_HOST"] = "127.0.0.1";
        environment["CHRONO_SEEDS"] = "127.0.0.1:4053";
        await using var node = RunningImage.Start(published, new ContainerOptions
        {
            Arguments = [.. pod.Container.Args],
            Environment = environment,
            Mounts = [$"{folder.Path}:/etc/chrono"],
        });
        await node.ReadyAsync();

        var leave = await node.ExecAsync([.. pod.Container.Lifecycle.PreStop.Exec.Command]);

        Assert.True(leave.ExitCode == 0, leave.Errors);
        Assert.Equal("akka.tcp://ChronoActors@127.0.0.1:4053 has left\n", leave.Output);
        Assert.Equal(0, (await node.ExitAsync()).ExitCode);
    }

    [SkippableFact]
    public async Task Its_health_check_tells_why_it_is_not_ready()
    {
        // A seed that is not there.
        await using var node = RunningImage.Start(published, new ContainerOptions { Environment = new Dictionary<string, string> { ["CHRONO_SEEDS"] = "127.0.0.1:4999" } });
        await Eventually.HoldsAsync(async () => (await node.ExecAsync("/app/ChronoActors.Node", "--probe")) is { ExitCode: 1 } probe
            && probe.Output.StartsWith("not ready: the node is ", StringComparison.Ordinal), TimeSpan.FromMinutes(1), "the reason");
    }
}
