using System.Globalization;
using ChronoActors.EndToEnd.Tests.Deployment.Manifests;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>The pods of the production overlay, with the names that their service would give them.</summary>
[Trait("Category", "EndToEnd")]
public class ProductionOverlayTests(PublishedNode published) : IClassFixture<PublishedNode>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task Its_pods_form_one_cluster_and_leave_it_one_by_one()
    {
        var overlay = Overlay.Parse(Kustomize.Build("production"));
        var pods = PodSet.Of(overlay.Nodes)!;
        var replicas = overlay.Nodes.Spec.Replicas!.Value;
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "node.conf"), pods.Hocon(overlay));
        var hosts = Path.Combine(folder.Path, "hosts");
        await File.WriteAllLinesAsync(hosts, Enumerable.Range(0, replicas).Select(number => $"{AddressOf(number)} {pods.NodeSettings(overlay, number).PublicHost}"));
        Permissions.OpenToAll(folder.Path);
        await using var database = await PostgresServer.StartNewAsync();
        // All at once, as the StatefulSet starts them.
        var nodes = Enumerable.Range(0, replicas).Select(number => Start(number)).ToList();
        try
        {
            await Task.WhenAll(nodes.Select(node => node.ReadyAsync()));
            await Eventually.HoldsAsync(async () => await MembersAsync(nodes[0], 0) == replicas, Limit, "one cluster of all");
            string[] leave = [.. pods.Container.Lifecycle.PreStop.Exec.Command];
            for (var last = replicas - 1; last > 0; last--)
            {
                var left = await nodes[last].ExecAsync(At(leave, last));
                Assert.True(left.ExitCode == 0, left.Errors);
                Assert.Equal(0, (await nodes[last].ExitAsync()).ExitCode);
                await Eventually.HoldsAsync(async () => await MembersAsync(nodes[0], 0) == last, Limit, "the rest to know");
            }
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }

        RunningImage Start(int number)
        {
            var environment = pods.Environment($"chrono-node-{number}", database.ConnectionString);
            // Pods have addresses of their own; here they share the loopback network.
            environment["CHRONO_BIND"] = AddressOf(number);
            return RunningImage.Start(published, new ContainerOptions
            {
                Arguments = [.. pods.Container.Args],
                Environment = environment,
                Mounts = [$"{folder.Path}:/etc/chrono", $"{hosts}:/etc/hosts"],
                OwnNetwork = false,
            });
        }
    }

    private static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"127.0.77.{number + 1}");

    /// <summary>A command of pbm, to the node at its address: in a pod it is at the usual one.</summary>
    private static string[] At(string[] command, int number) => [command[0], $"{AddressOf(number)}:9110", .. command[1..]];

    private static async Task<int> MembersAsync(RunningImage node, int number) =>
        (await node.ExecAsync(At(["pbm", "cluster", "show"], number))).Output.Split('\n').Count(line => line.Contains(" Up ", StringComparison.Ordinal));
}
