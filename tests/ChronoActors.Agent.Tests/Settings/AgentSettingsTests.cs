using ChronoActors.Agent.Settings;

namespace ChronoActors.Agent.Tests.Settings;

public sealed class AgentSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly Dictionary<string, string> _environment = new() { ["CHRONO_AGENT_CONTACTS"] = "akka.tcp://ChronoActors@a:4053" };

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Defaults_sample_everything_every_second_under_the_host_name()
    {
        var settings = AgentSettings.Load(null, name => _environment.GetValueOrDefault(name));

        Assert.Equal(8081, settings.HttpPort);
        Assert.Equal("127.0.0.1", settings.HttpHost);
        Assert.Equal("a", Assert.Single(settings.Contacts).Host);
        Assert.Equal(Environment.MachineName, settings.Sampling.NodeName);
        Assert.Equal(SamplingScope.Auto, settings.Sampling.Scope);
        Assert.Equal(MachineRoots.Default, settings.Sampling.Roots);
        Assert.Equal(["agent", "cpu", "disk", "filesystem", "memory", "network", "processes"], settings.Sampling.Samplers.Keys.Order(StringComparer.Ordinal));
        Assert.All(settings.Sampling.Samplers.Values, static sampler => Assert.True(sampler is { Enabled: true, Interval.TotalSeconds: 1 }));
        Assert.Equal(["lo"], settings.Sampling.Samplers["network"].Skip);
    }

    [Fact]
    public void File_overrides_defaults_and_the_environment_overrides_the_file()
    {
        _environment["CHRONO_AGENT_CONTACTS"] = "akka.tcp://ChronoActors@a:4053, akka.tcp://ChronoActors@b:4054";
        _environment["CHRONO_AGENT_HTTP_PORT"] = "0";
        _environment["CHRONO_AGENT_NODE_NAME"] = "edge-\"7\"";
        _environment["CHRONO_BIND"] = "0.0.0.0";
        var settings = Load("""
            chrono.agent {
              http-port = 9000
              node-name = other
              interval = 5s
              roots.proc = "/host/proc"
              samplers {
                cpu.enabled = off
                memory { interval = 250ms }
                network { skip = [] }
              }
            }
            """);

        Assert.Equal(0, settings.HttpPort);
        Assert.Equal("0.0.0.0", settings.HttpHost);
        Assert.Equal(["a:4053", "b:4054"], settings.Contacts.Select(static address => $"{address.Host}:{address.Port}"));
        Assert.Equal("edge-\"7\"", settings.Sampling.NodeName);
        Assert.Equal("/host/proc", settings.Sampling.Roots.Proc);
        Assert.Equal("/sys", settings.Sampling.Roots.Sys);
        Assert.False(settings.Sampling.Samplers["cpu"].Enabled);
        Assert.Equal(250, settings.Sampling.Samplers["memory"].Interval.TotalMilliseconds);
        Assert.Equal(5, settings.Sampling.Samplers["disk"].Interval.TotalSeconds);
        Assert.Equal(["loop*", "ram*", "sr*", "fd*"], settings.Sampling.Samplers["disk"].Skip);
        Assert.Empty(settings.Sampling.Samplers["network"].Skip);
    }

    [Theory]
    [InlineData("interval = 5x", "chrono.agent.interval is \"5x\"", "100ms to 1h")]
    [InlineData("interval = ", "chrono.agent.interval is \"", "100ms to 1h")]
    [InlineData("interval = 1ms", "chrono.agent.interval is \"1ms\"", "100ms to 1h")]
    [InlineData("samplers.cpu.interval = 2h", "chrono.agent.samplers.cpu.interval is \"2h\"", "100ms to 1h")]
    [InlineData("samplers.cpu.interval = infinite", "chrono.agent.samplers.cpu.interval is \"infinite\"", "100ms to 1h")]
    [InlineData("samplers.cpu.enabled = maybe", "chrono.agent.samplers.cpu.enabled is \"maybe\"", "on or off")]
    [InlineData("samplers.cpus.enabled = on", "chrono.agent.samplers.cpus", "cpu, memory, disk, filesystem, network, processes, agent")]
    [InlineData("samplers.cpu.intervall = 1s", "chrono.agent.samplers.cpu.intervall", "enabled, interval, skip")]
    [InlineData("samplers.cpu = on", "chrono.agent.samplers.cpu is \"on\"", "a section of enabled, interval, skip")]
    [InlineData("samplers.network.skip = lo", "chrono.agent.samplers.network.skip is \"lo\"", "a list")]
    [InlineData("http-port = 70000", "chrono.agent.http-port is \"70000\"", "0 to 65535")]
    [InlineData("http-port = [1]", "chrono.agent.http-port", "a single value")]
    [InlineData("scope = moon", "chrono.agent.scope is \"moon\"", "auto, machine, container")]
    [InlineData("contacts = [\"here\"]", "chrono.agent.contacts is \"here\"", "host:port, for example 10.0.0.7:4053")]
    [InlineData("contacts = [\"akka://ChronoActors\"]", "chrono.agent.contacts is \"akka://ChronoActors\"", "host:port")]
    [InlineData("nodename = x", "chrono.agent.nodename", "node-name")]
    public void Wrong_setting_is_named_with_its_value_and_what_is_allowed(string line, string setting, string allowed)
    {
        if (line.StartsWith("contacts", StringComparison.Ordinal))
        {
            _environment.Clear();
        }

        var error = Assert.Throws<SettingException>(() => Load($"chrono.agent {{ {line} }}"));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("--config")]
    [InlineData("--help")]
    public void Wrong_command_line_says_what_is_allowed(params string[] args)
    {
        var error = Assert.Throws<SettingException>(() => CommandLine.Read(args));
        Assert.Contains("[--config FILE] [--probe]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_line_names_a_file_and_whether_only_to_ask()
    {
        Assert.Equal(new CommandLine(null, false), CommandLine.Read([]));
        Assert.Equal(new CommandLine(null, true), CommandLine.Read(["--probe"]));
        Assert.Equal(new CommandLine("f", false), CommandLine.Read(["--config", "f"]));
        Assert.Equal(new CommandLine("f", true), CommandLine.Read(["--config", "f", "--probe"]));
    }

    [Fact]
    public void Missing_file_is_named()
    {
        var error = Assert.Throws<SettingException>(() => AgentSettings.Load("/is/not/there", static _ => null));
        Assert.StartsWith("The setting --config is \"/is/not/there\" (", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = ${b}")]
    [InlineData("a = [1 }")]
    public void File_that_is_no_configuration_is_named(string content)
    {
        var error = Assert.Throws<SettingException>(() => Load(content));
        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Agent_needs_a_contact()
    {
        var error = Assert.Throws<SettingException>(() => AgentSettings.Load(null, static _ => null));
        Assert.StartsWith("The setting chrono.agent.contacts is []; allowed is at least one address of a node", error.Message, StringComparison.Ordinal);
    }

    private AgentSettings Load(string hocon)
    {
        File.WriteAllText(_file, hocon);
        return AgentSettings.Load(_file, name => _environment.GetValueOrDefault(name));
    }
}
