using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Settings;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Sampling;

public sealed class SamplerStartTests
{
    [Fact]
    public void Sampler_without_its_source_is_off_with_one_line()
    {
        using var machine = new FixtureMachine("bare");
        Assert.Equal(["disk", "network"], Off(machine, SamplingScope.Auto, "cpu", "memory", "disk", "network"));
        Assert.Equal(2, machine.Log.Lines.Count);
        Assert.Contains(machine.Log.Lines, static line => line.Contains("proc/diskstats", StringComparison.Ordinal));
    }

    [Fact]
    public void Sampler_that_is_disabled_is_not_started()
    {
        using var machine = new FixtureMachine("machine");
        Assert.Equal(["memory", "disk"], Off(machine, SamplingScope.Auto, "cpu"));
        Assert.Empty(machine.Log.Lines);
    }

    [Theory]
    [InlineData("container", SamplingScope.Auto, true)]
    [InlineData("container", SamplingScope.Machine, false)]
    [InlineData("machine", SamplingScope.Auto, false)]
    public void Container_is_found_by_its_control_group(string fixture, SamplingScope scope, bool inContainer)
    {
        using var machine = new FixtureMachine(fixture);
        bool? seen = null;
        SamplerEntry[] entries = [new("cpu", context =>
        {
            seen = context.InContainer;
            return new FakeSampler();
        })];
        Start(machine, scope, ["cpu"], entries);
        Assert.Equal(inContainer, seen);
    }

    private static IEnumerable<string> Off(FixtureMachine machine, SamplingScope scope, params string[] enabled)
    {
        var started = new List<string>();
        string[] names = ["cpu", "memory", "disk", .. enabled.Except(["cpu", "memory", "disk"])];
        var entries = SamplerList.All
            .Where(entry => names.Contains(entry.Name))
            .Select(entry => new SamplerEntry(entry.Name, context =>
            {
                var sampler = entry.Start(context);
                started.Add(entry.Name);
                return sampler;
            }));
        foreach (var sampler in Start(machine, scope, enabled, entries))
        {
            sampler.Dispose();
        }

        return names.Except(started);
    }

    private static IReadOnlyList<ScheduledSampler> Start(
        FixtureMachine machine, SamplingScope scope, string[] enabled, IEnumerable<SamplerEntry> entries)
    {
        var samplers = SamplerList.All.ToDictionary(
            static entry => entry.Name,
            entry => new SamplerSettings(enabled.Contains(entry.Name), TimeSpan.FromSeconds(1), []));
        var settings = new SamplingSettings("n", scope, machine.Roots, samplers);
        return new SamplerStart(settings, machine.Sink, machine.Time, machine.Log, new SamplingCounters()).Start(entries);
    }
}
