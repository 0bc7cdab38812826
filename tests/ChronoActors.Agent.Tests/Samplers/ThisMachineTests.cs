using System.Globalization;
using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Settings;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

/// <summary>The samplers on the machine that runs the tests, against what its files say to another reader.</summary>
public sealed class ThisMachineTests
{
    private readonly MemoryRowSink _sink = new();
    private readonly MemoryLogger _log = new();

    [Fact]
    public void Memory_agrees_with_meminfo()
    {
        using var sampler = new MemorySampler(Context());
        sampler.Sample(1);

        var meminfo = File.ReadLines("/proc/meminfo")
            .Select(static line => line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(static parts => parts[0], static parts => double.Parse(parts[1], CultureInfo.InvariantCulture) * 1024);
        var memory = _sink.Last("memory{node=\"n\"}");
        Assert.Equal(meminfo["MemTotal"], memory["total"]);
        Assert.Equal(meminfo["SwapTotal"], memory["swap_total"]);
        Assert.InRange(memory["available"], meminfo["MemAvailable"] * 0.8, meminfo["MemAvailable"] * 1.25);
        Assert.Equal(memory["total"], memory["used"] + memory["available"]);
    }

    [Fact]
    public void Processes_agree_with_proc()
    {
        using var sampler = new ProcessesSampler(Context());
        sampler.Sample(1);

        var count = Directory.EnumerateDirectories("/proc").Count(static path => char.IsAsciiDigit(Path.GetFileName(path)[0]));
        var processes = _sink.Last("processes{node=\"n\"}");
        Assert.InRange(processes["count"], (count * 0.7) - 20, (count * 1.3) + 20);
        Assert.True(processes["threads"] >= 1);
        Assert.True(processes["handles"] > 0);
        Assert.True(processes["running"] >= 1);
    }

    [Fact]
    public async Task Busy_core_is_seen_as_utilization_and_as_processor_time_of_this_process()
    {
        using var cpu = new CpuSampler(Context());
        using var agent = new AgentSampler(Context());
        cpu.Sample(1);
        agent.Sample(1);
        await Task.Run(Spin);
        cpu.Sample(2);
        agent.Sample(2);

        var total = _sink.Last("cpu{node=\"n\"}");
        Assert.True(total["utilization"] > 100.0 / Environment.ProcessorCount / 4, $"utilization {total["utilization"]}");
        Assert.InRange(total["utilization"], total["user"], 100);
        Assert.Equal(Environment.ProcessorCount, _sink.Tracked.Count(static resource => resource.Contains("core=", StringComparison.Ordinal)));
        Assert.True(_sink.Last("agent{node=\"n\"}")["cpu"] > 20);
    }

    [Fact]
    public async Task Root_file_system_agrees_with_the_runtime()
    {
        using var sampler = new FileSystemSampler(Context());
        sampler.Sample(1);
        await Eventually.IsTrue(() => _sink.Of("filesystem{mount=\"/\",node=\"n\"}").Count == 1, "a row of the root");

        Assert.Equal(new DriveInfo("/").TotalSize, _sink.Last("filesystem{mount=\"/\",node=\"n\"}")["total"]);
    }

    [Fact]
    public void All_samplers_sample_twice_without_a_line_in_the_log()
    {
        // File systems answer on their own threads and have a test of their own.
        var samplers = SamplerList.All.Where(static entry => entry.Name != "filesystem").Select(entry => entry.Start(Context())).ToList();
        foreach (var timestampNs in new long[] { 1, 2 })
        {
            samplers.ForEach(sampler => sampler.Sample(timestampNs));
        }

        samplers.ForEach(static sampler => sampler.Dispose());
        Assert.Empty(_log.Lines);
        Assert.All(_sink.Rows.SelectMany(static row => row.Values.Values), static value => Assert.True(value >= 0));
    }

    [Fact]
    public void Steady_sampling_allocates_next_to_nothing()
    {
        using var cpu = new CpuSampler(Context(new DiscardingSink()));
        using var memory = new MemorySampler(Context(new DiscardingSink()));
        using var disk = new DiskSampler(Context(new DiscardingSink()));
        using var network = new NetworkSampler(Context(new DiscardingSink()));
        ISampler[] samplers = [cpu, memory, disk, network];
        void Round(int times)
        {
            for (var i = 0; i < times; i++)
            {
                foreach (var sampler in samplers)
                {
                    sampler.Sample(i);
                }
            }
        }

        Round(20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round(100);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 100);
    }

    private static void Spin()
    {
        var until = Environment.TickCount64 + 400;
        while (Environment.TickCount64 < until)
        {
            Thread.SpinWait(1000);
        }
    }

    private SamplerContext Context(IRowSink? sink = null) => new(
        MachineRoots.Default,
        InContainer: false,
        "n",
        new SamplerSettings(true, TimeSpan.FromSeconds(1), []),
        sink ?? _sink,
        TimeProvider.System,
        new FaultLog("test", _log));
}
