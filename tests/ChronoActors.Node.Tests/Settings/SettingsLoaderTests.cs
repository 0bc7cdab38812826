using ChronoActors.Agent.Settings;
using ChronoActors.Node.Settings;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Settings;

public class SettingsLoaderTests
{
    [Fact]
    public void Defaults_are_a_node_alone_on_sqlite_on_the_loopback_address()
    {
        var settings = Load();

        Assert.Equal(("127.0.0.1", 8080, 4053, 9110), (settings.Bind, settings.HttpPort, settings.RemotingPort, settings.OperatorPort));
        Assert.Equal(PersistenceKind.Sqlite, settings.Persistence);
        Assert.Empty(settings.Seeds);
        Assert.Equal(TimeSpan.FromDays(7), settings.Tracking.Limits.RawRetention);
        Assert.Equal("ddata", settings.Hocon.GetString("akka.cluster.sharding.state-store-mode"));
    }

    [Fact]
    public void A_file_overrides_the_defaults_and_the_environment_overrides_the_file()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "my.conf");
        File.WriteAllText(file, "chrono { http.port = 1000, remoting.port = 2000, tracking.chunk-rows = 7 }");

        var settings = SettingsLoader.Load(file, new Dictionary<string, string> { ["CHRONO_HTTP_PORT"] = "3000", ["CHRONO_SEEDS"] = "a:1, b:2" });

        Assert.Equal((3000, 2000, 7), (settings.HttpPort, settings.RemotingPort, settings.Tracking.Limits.ChunkRows));
        Assert.Equal(["a:1", "b:2"], settings.Seeds.ToArray());
    }

    [Theory]
    [InlineData("CHRONO_HTTP_PORT", "80a", "The setting chrono.http.port is \"80a\"; allowed is a whole number from 0 to 65535.")]
    [InlineData("CHRONO_HTTP_PORT", "65536", "The setting chrono.http.port is \"65536\"; allowed is a whole number from 0 to 65535.")]
    [InlineData("CHRONO_PERSISTENCE", "oracle", "The setting chrono.persistence.kind is \"oracle\"; allowed is sqlite or postgres.")]
    [InlineData("CHRONO_BUILTIN_AGENT", "maybe", "The setting chrono.builtin-agent is \"maybe\"; allowed is on or off or true or false.")]
    [InlineData("CHRONO_CHUNK_AGE", "30", "The setting chrono.tracking.chunk-age is \"30\"; allowed is a duration with unit")]
    [InlineData("CHRONO_CHUNK_AGE", "-1s", "The setting chrono.tracking.chunk-age is \"-1s\"; allowed is a duration with unit")]
    [InlineData("CHRONO_PERSISTENCE", "postgres", "The setting chrono.persistence.postgres (CHRONO_POSTGRES) is empty")]
    [InlineData("CHRONO_SEEDS", "a:1,b", "The setting chrono.seeds is \"b\"; allowed is a list of host:port.")]
    [InlineData("CHRONO_SEEDS", "akka.tcp://Other@b:1", "The setting chrono.seeds is \"akka.tcp://Other@b:1\"; allowed is a list of host:port.")]
    [InlineData("CHRONO_PUBLIC_HOST", "a b", "The setting chrono.public-host is \"a b\"; allowed is a host name")]
    [InlineData("CHRONO_BIND", "0.0.0.0", "The setting chrono.public-host is \"0.0.0.0\"; allowed is a host name")]
    [InlineData("CHRONO_HTPP_PORT", "1", "The environment variable CHRONO_HTPP_PORT is not known; allowed are ")]
    public void A_wrong_variable_is_one_line_with_setting_value_and_what_is_allowed(string name, string value, string message)
    {
        var fault = Assert.Throws<SettingException>(() => Load((name, value)));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("CHRONO_NODES_SERVICE_HOST", "10.0.0.1")]
    [InlineData("CHRONO_NODES_SERVICE_PORT_REMOTING", "4053")]
    [InlineData("CHRONO_NODES_PORT", "tcp://10.0.0.1:4053")]
    [InlineData("CHRONO_NODES_PORT_4053_TCP_ADDR", "10.0.0.1")]
    [InlineData("CHRONO_HTTP_PORT", "tcp://10.0.0.1:8080")]
    public void Variables_that_kubernetes_sets_for_services_are_not_taken_for_settings(string name, string value) =>
        Assert.Equal(8080, Load((name, value)).HttpPort);

    [Theory]
    [InlineData("chrono.htpp.port = 1", "The setting chrono.htpp.port is not known")]
    [InlineData("chrono { http { port = [1 }", "line 1: } does not close the [ of line 1")]
    public void A_wrong_file_is_refused(string content, string message)
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "my.conf");
        File.WriteAllText(file, content);

        var fault = Assert.Throws<SettingException>(() => SettingsLoader.Load(file, new Dictionary<string, string>()));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var fault = Assert.Throws<SettingException>(() => SettingsLoader.Load("/nowhere/x.conf", new Dictionary<string, string>()));
        Assert.Contains("The setting --config is \"/nowhere/x.conf\" (", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_in_agent_knows_its_name_and_variables_of_a_stand_alone_agent_do_not_disturb()
    {
        var settings = Load(("CHRONO_AGENT_NODE_NAME", "edge-7"), ("CHRONO_AGENT_HTTP_PORT", "1"));
        Assert.Equal("edge-7", SamplingSettings.From(settings.Hocon).NodeName);
    }

    private static NodeSettings Load(params (string Name, string Value)[] variables) =>
        SettingsLoader.Load(null, variables.ToDictionary(pair => pair.Name, pair => pair.Value));
}
