using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class CpuSamplerTests : IDisposable
{
    private const string Total = "cpu{node=\"n\"}";
    private const string Core0 = "cpu{core=\"0\",node=\"n\"}";

    private readonly FixtureMachine _machine = new("machine");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void First_sample_has_load_and_pressure_but_no_shares()
    {
        using var sampler = new CpuSampler(_machine.Context("cpu"));
        _machine.Sample(sampler);

        Assert.Equal(["load1", "load15", "load5", "pressure_full", "pressure_some"], _machine.Sink.Last(Total).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0.52, _machine.Sink.Last(Total)["load1"]);
        Assert.Equal(0.16, _machine.Sink.Last(Total)["load5"]);
        Assert.Equal(0.08, _machine.Sink.Last(Total)["load15"]);
        Assert.Equal(1.25, _machine.Sink.Last(Total)["pressure_some"]);
        Assert.Equal(0.5, _machine.Sink.Last(Total)["pressure_full"]);
        Assert.Empty(_machine.Sink.Of(Core0));
    }

    [Fact]
    public void Shares_are_of_the_time_between_two_samples()
    {
        using var sampler = new CpuSampler(_machine.Context("cpu"));
        _machine.Sample(sampler);

        // 100 ticks: 10 user, 5 nice, 20 system, 50 idle, 4 iowait, 3 irq, 2 softirq, 6 steal.
        _machine.Replace("proc/stat", "cpu0 600 50 300 3900 100 10 20 20", "cpu0 610 55 320 3950 104 13 22 26");
        _machine.Sample(sampler);

        var core = _machine.Sink.Last(Core0);
        Assert.Equal(15, core["user"], 9);
        Assert.Equal(25, core["system"], 9);
        Assert.Equal(4, core["iowait"], 9);
        Assert.Equal(6, core["steal"], 9);
        Assert.Equal(46, core["utilization"], 9);
    }

    [Fact]
    public void Counters_that_went_back_give_no_shares_and_the_next_sample_does()
    {
        using var sampler = new CpuSampler(_machine.Context("cpu"));
        _machine.Sample(sampler);
        _machine.Replace("proc/stat", "cpu0 600 50 300 3900", "cpu0 1 1 1 1");
        _machine.Sample(sampler);
        Assert.Empty(_machine.Sink.Of(Core0));

        _machine.Replace("proc/stat", "cpu0 1 1 1 1", "cpu0 2 1 1 4");
        _machine.Sample(sampler);
        Assert.Equal(25, Assert.Single(_machine.Sink.Of(Core0)).Values["user"], 9);
    }

    [Fact]
    public void Core_that_goes_offline_is_removed_and_comes_back_without_a_spike()
    {
        using var sampler = new CpuSampler(_machine.Context("cpu"));
        _machine.Sample(sampler);
        Assert.Equal(3, _machine.Sink.Tracked.Count);

        _machine.Replace("proc/stat", "cpu1 400", "gone 400");
        _machine.Sample(sampler);
        Assert.Equal([Core0, Total], _machine.Sink.Tracked);

        _machine.Replace("proc/stat", "gone 400", "cpu1 500");
        _machine.Sample(sampler);
        Assert.Equal(3, _machine.Sink.Tracked.Count);
        Assert.Empty(_machine.Sink.Of("cpu{core=\"1\",node=\"n\"}"));
    }

    [Fact]
    public void Machine_without_pressure_information_has_no_pressure_metrics()
    {
        using var bare = new FixtureMachine("bare");
        using var sampler = new CpuSampler(bare.Context("cpu"));
        bare.Sample(sampler);
        bare.Replace("proc/stat", "cpu  1000", "cpu  1100");
        bare.Sample(sampler);

        Assert.Equal(100, bare.Sink.Last(Total)["user"]);
        Assert.Equal(
            ["user", "system", "iowait", "steal", "utilization"],
            Assert.Single(bare.Sink.Of(Total)).Declaration.Schema.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Container_shares_are_of_its_own_limit()
    {
        using var container = new FixtureMachine("container");
        using var sampler = new ContainerCpuSampler(container.Context("cpu", inContainer: true));
        container.Sample(sampler);
        Assert.Equal(1.5, container.Sink.Last(Total)["limit"]);
        Assert.False(container.Sink.Last(Total).ContainsKey("utilization"));

        // 0.75 s of work in a second, with 1.5 cores allowed.
        container.Replace("sys/fs/cgroup/cpu.stat", "usage_usec 5000000\nuser_usec 3000000\nsystem_usec 2000000", "usage_usec 5750000\nuser_usec 3600000\nsystem_usec 2150000");
        container.Sample(sampler);
        var cpu = container.Sink.Last(Total);
        Assert.Equal(50, cpu["utilization"], 9);
        Assert.Equal(40, cpu["user"], 9);
        Assert.Equal(10, cpu["system"], 9);
        Assert.Equal(0, cpu["throttled"]);
        Assert.Equal(3, cpu["pressure_some"]);
    }

    [Fact]
    public void Container_without_a_limit_may_use_all_cores()
    {
        using var container = new FixtureMachine("container");
        container.Write("sys/fs/cgroup/cpu.max", "max 100000\n");
        using var sampler = new ContainerCpuSampler(container.Context("cpu", inContainer: true));
        container.Sample(sampler);

        Assert.Equal(Environment.ProcessorCount, container.Sink.Last(Total)["limit"]);
        Assert.Empty(container.Log.Lines);
    }
}
