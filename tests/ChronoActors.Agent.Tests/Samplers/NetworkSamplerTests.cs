using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class NetworkSamplerTests : IDisposable
{
    private const string Eth0 = "network{interface=\"eth0\",node=\"n\"}";

    private readonly FixtureMachine _machine = new("machine");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Rates_of_both_directions()
    {
        using var sampler = new NetworkSampler(_machine.Context("network", skip: ["lo"]));
        _machine.Sample(sampler);
        _machine.Replace("proc/net/dev", "eth0:293701480    8230    1    2", "eth0:293702480    8240    3    2");
        _machine.Replace("proc/net/dev", "570805    6086    3    4", "570905    6087    3    9");
        _machine.Sample(sampler);

        Assert.Equal([Eth0], _machine.Sink.Tracked);
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["rx_bytes"] = 1000,
                ["rx_packets"] = 10,
                ["rx_errors"] = 2,
                ["rx_drops"] = 0,
                ["tx_bytes"] = 100,
                ["tx_packets"] = 1,
                ["tx_errors"] = 0,
                ["tx_drops"] = 5,
            },
            _machine.Sink.Last(Eth0));
    }

    [Fact]
    public void The_table_may_be_that_of_another_process()
    {
        _machine.Write("proc/1/net/dev", "Inter-|\n face |\n host0: 1 2 0 0 0 0 0 0 5 6 0 0 0 0 0 0\n");
        var context = _machine.Context("network");
        using var sampler = new NetworkSampler(context with { Roots = context.Roots with { Network = Path.Combine(context.Roots.Proc, "1/net/dev") } });
        _machine.Sample(sampler);
        _machine.Sample(sampler);

        Assert.Equal(["network{interface=\"host0\",node=\"n\"}"], _machine.Sink.Tracked);
    }

    [Fact]
    public void Counter_that_wrapped_is_missing()
    {
        using var sampler = new NetworkSampler(_machine.Context("network"));
        _machine.Sample(sampler);
        _machine.Replace("proc/net/dev", "eth0:293701480", "eth0:17");
        _machine.Sample(sampler);

        Assert.False(_machine.Sink.Last(Eth0).ContainsKey("rx_bytes"));
        Assert.Equal(0, _machine.Sink.Last(Eth0)["rx_packets"]);
    }

    [Fact]
    public void Interface_that_vanishes_is_removed()
    {
        using var sampler = new NetworkSampler(_machine.Context("network"));
        _machine.Sample(sampler);
        Assert.Equal(2, _machine.Sink.Tracked.Count);
        _machine.Replace("proc/net/dev", "  eth0:", "  # ");
        _machine.Sample(sampler);

        Assert.Equal(["network{interface=\"lo\",node=\"n\"}"], _machine.Sink.Tracked);
    }
}
