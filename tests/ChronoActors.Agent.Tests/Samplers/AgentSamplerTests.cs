using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class AgentSamplerTests
{
    [Fact]
    public void Own_process_is_sampled_whatever_its_name()
    {
        using var machine = new FixtureMachine("machine");
        using var sampler = new AgentSampler(machine.Context("agent"));
        machine.Sample(sampler);
        machine.Sample(sampler);

        var agent = machine.Sink.Last("agent{node=\"n\"}");
        Assert.Equal(12, agent["threads"]);
        Assert.Equal(4070.0 * Environment.SystemPageSize, agent["working_set"]);
        Assert.Equal(4, agent["handles"]);
        Assert.True(agent["managed_heap"] > 0);
        Assert.True(agent["cpu"] >= 0);
        Assert.True(agent["gc_pause"] is >= 0 and <= 100);
        Assert.True(agent["gc_collections"] >= 0);
    }
}
