using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class ProcessesSamplerTests
{
    private const string Processes = "processes{node=\"n\"}";

    [Fact]
    public void Machine_is_counted()
    {
        using var machine = new FixtureMachine("machine");
        using var sampler = new ProcessesSampler(machine.Context("processes"));
        machine.Sample(sampler);

        Assert.Equal(
            new Dictionary<string, double> { ["count"] = 3, ["threads"] = 291, ["handles"] = 2048, ["running"] = 2, ["blocked"] = 1 },
            machine.Sink.Last(Processes));
    }

    [Fact]
    public void Container_is_counted_alone()
    {
        using var machine = new FixtureMachine("container");
        using var sampler = new ContainerProcessesSampler(machine.Context("processes", inContainer: true));
        machine.Sample(sampler);

        Assert.Equal(
            new Dictionary<string, double> { ["count"] = 2, ["threads"] = 23, ["threads_limit"] = 100 },
            machine.Sink.Last(Processes));
    }
}
