using YamlDotNet.Core;

namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>The compose file keeps to its rules, and each rule notices when it doesn't.</summary>
public class ComposeTests
{
    /// <summary>One change for the worse each, and a part of what is said of it.</summary>
    private static readonly (string Says, Action<ComposeFile> Spoil)[] Changes =
    [
        ("it comes back when it ends", file => file.Services["agent"].Restart = null),
        ("a health check", file => file.Services["postgres"].Healthcheck = null),
        ("services that say when they are healthy", file => file.Services["node-2"].DependsOn["postgres"].Condition = "service_started"),
        ("services that say when they are healthy", file => file.Services["agent"].DependsOn["node-9"] = new ComposeDependency { Condition = "service_healthy" }),
        ("ports for this machine only", file => file.Services["node-1"].Ports[0] = "8080:8080"),
        ("the volume postgres", file => file.Volumes.Clear()),
        ("the volume ./none.conf", file => file.Services["agent"].Volumes.Add("./none.conf:/none.conf:ro")),
        ("a Dockerfile, built from", file => file.Services["agent"].Build!.Context = "src"),
        ("the image of the release", file => file.Services["node-3"].Image = "chronoactors/node:latest"),
        ("a read-only root file system", file => file.Services["node-3"].ReadOnly = false),
        ("a read-only root file system", file => file.Services["agent"].CapDrop.Clear()),
        ("folders of the machine read-only", file => file.Services["agent"].Volumes.Add("/tmp:/host/tmp")),
        ("ports that the program listens on", file => file.Services["node-1"].Ports.Add("127.0.0.1:80:80")),
        ("its own health check", file => file.Services["agent"].Healthcheck!.Test = ["CMD", "/app/ChronoActors.Agent", "--probe"]),
        ("its own health check", file => file.Services["node-1"].Healthcheck!.Test = ["CMD", "curl", "--probe"]),
        ("CHRONO_SEED is not known", file => file.Services["node-1"].Environment["CHRONO_SEED"] = "a:1"),
        ("CHRONO_SEEDS is not known to the agent", file => file.Services["agent"].Environment["CHRONO_SEEDS"] = "a:1"),
        ("its own name", file => file.Services["node-2"].Environment["CHRONO_PUBLIC_HOST"] = "node-1"),
        ("all nodes are seeds", file => file.Services["node-2"].Environment["CHRONO_SEEDS"] = "node-2:4053,node-1:4053,node-3:4053"),
        ("it waits for its database", file => file.Services["node-2"].Environment["CHRONO_POSTGRES"] = "Host=other"),
        ("s to stop", file => file.Services["node-2"].StopGracePeriod = null),
        ("contacts are nodes", file => file.Services["agent"].Environment["CHRONO_AGENT_CONTACTS"] = "postgres:4053"),
        ("/etc/chrono/agent.conf is not mounted", file => file.Services["agent"].Volumes.RemoveAt(0)),
        ("no database", file => file.Services.Remove("postgres")),
    ];

    public static TheoryData<int, string> Spoilt
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Changes.Length; i++)
            {
                data.Add(i, Changes[i].Says);
            }

            return data;
        }
    }

    [Fact]
    public void It_is_a_database_three_nodes_and_an_agent()
    {
        var file = ComposeFile.Read();

        Assert.Equal(["agent", "node-1", "node-2", "node-3", "postgres"], file.Services.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(ComposeRules.Faults(file));
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_rule_notices(int change, string says)
    {
        var file = ComposeFile.Read();
        Changes[change].Spoil(file);

        Assert.Contains(ComposeRules.Faults(file), fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_that_compose_does_not_know_is_refused() =>
        Assert.Throws<YamlException>(() => ComposeFile.Parse("name: a\nservices:\n  b:\n    images: c\n"));
}
