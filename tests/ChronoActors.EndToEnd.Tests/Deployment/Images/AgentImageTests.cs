using System.Globalization;
using ChronoActors.EndToEnd.Tests.Deployment.Manifests;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>The content of the agent's image, run with the settings and host paths of the DaemonSet.</summary>
[Trait("Category", "EndToEnd")]
public class AgentImageTests(PublishedAgent published) : IClassFixture<PublishedAgent>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task It_samples_its_machine_through_read_only_mounts()
    {
        var overlay = Overlay.Parse(Kustomize.Build("production"));
        var pod = PodSet.Of(overlay.Agents)!;
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "agent.conf"), pod.Hocon(overlay));
        Permissions.OpenToAll(folder.Path);
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = Path.Combine(folder.Path, "data"), ["CHRONO_CHUNK_AGE"] = "1s" });
        node.Start();
        await node.ReadyAsync();
        var environment = pod.Environment("chrono-agent-abcde");
        environment["CHRONO_AGENT_CONTACTS"] = node.ContactPoint;
        environment["CHRONO_AGENT_HTTP_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        var hostPaths = pod.Pod.Volumes.Where(volume => volume.HostPath is not null)
            .Select(volume => $"{volume.HostPath.Path}:{pod.Container.VolumeMounts.Single(mount => mount.Name == volume.Name).MountPath}");
        await using var agent = RunningImage.Start(published, new ContainerOptions
        {
            Arguments = [.. pod.Container.Args],
            Environment = environment,
            Mounts = [$"{folder.Path}:/etc/chrono", .. hostPaths],
            OwnNetwork = false,
        });

        await agent.ReadyAsync();
        foreach (var resource in (string[])["cpu", "memory", "filesystem", "processes"])
        {
            await Eventually.HoldsAsync(async () => await ListedAsync(node, resource) > 0, Limit, $"samples of {resource}");
        }

        Assert.Contains("Read-only file system", (await agent.ExecAsync("touch", "/host/root/a")).Errors, StringComparison.Ordinal);
        agent.Terminate();
        var end = await agent.ExitAsync();
        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Equal("", end.Errors);
    }

    private static async Task<int> ListedAsync(NodeProcess node, string resource) =>
        (await PbmProcess.RunAsync(node, "tracker", "list", $"{resource}{{node=\"machine-1\"}}")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
}
