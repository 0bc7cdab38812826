using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class MemorySamplerTests
{
    private const string Memory = "memory{node=\"n\"}";

    [Fact]
    public void Figures_are_in_bytes()
    {
        using var machine = new FixtureMachine("machine");
        using var sampler = new MemorySampler(machine.Context("memory"));
        machine.Sample(sampler);

        var memory = machine.Sink.Last(Memory);
        Assert.Equal(16_000_000 * 1024.0, memory["total"]);
        Assert.Equal(6_000_000 * 1024.0, memory["available"]);
        Assert.Equal(10_000_000 * 1024.0, memory["used"]);
        Assert.Equal(62.5, memory["utilization"]);
        Assert.Equal(3_000_000 * 1024.0, memory["cached"]);
        Assert.Equal(2_000_000 * 1024.0, memory["swap_total"]);
        Assert.Equal(500_000 * 1024.0, memory["swap_used"]);
        Assert.Equal(2, memory["pressure_some"]);
        Assert.Equal(0.75, memory["pressure_full"]);
    }

    [Fact]
    public void Machine_without_swap_and_pressure_has_the_rest()
    {
        using var machine = new FixtureMachine("bare");
        using var sampler = new MemorySampler(machine.Context("memory"));
        machine.Sample(sampler);

        Assert.Equal(["available", "cached", "total", "used", "utilization"], machine.Sink.Last(Memory).Keys.Order(StringComparer.Ordinal));
        Assert.Empty(machine.Log.Lines);
    }

    [Fact]
    public void Container_is_measured_against_its_own_limit()
    {
        using var machine = new FixtureMachine("container");
        using var sampler = new ContainerMemorySampler(machine.Context("memory", inContainer: true));
        machine.Sample(sampler);

        var memory = machine.Sink.Last(Memory);
        Assert.Equal(1_073_741_824, memory["total"]);
        Assert.Equal(400_000_000, memory["used"]);
        Assert.Equal(673_741_824, memory["available"]);
        Assert.Equal(200_000_000, memory["cached"]);
        Assert.Equal(0, memory["swap_total"]);
        Assert.Equal(0, memory["swap_used"]);
        Assert.Equal(3, memory["pressure_some"]);
    }

    [Fact]
    public void Container_without_a_limit_has_the_machines_memory()
    {
        using var machine = new FixtureMachine("container");
        machine.Write("sys/fs/cgroup/memory.max", "max\n");
        using var sampler = new ContainerMemorySampler(machine.Context("memory", inContainer: true));
        machine.Sample(sampler);

        Assert.Equal(16_000_000 * 1024.0, machine.Sink.Last(Memory)["total"]);
        Assert.Empty(machine.Log.Lines);
    }
}
