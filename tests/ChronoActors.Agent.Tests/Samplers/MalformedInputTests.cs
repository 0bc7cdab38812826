using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class MalformedInputTests : IDisposable
{
    private readonly FixtureMachine _machine = new("malformed");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Cpu_lines_are_skipped_and_logged_once_per_file()
    {
        using var sampler = new CpuSampler(_machine.Context("cpu"));
        SampleTwice(sampler, "proc/stat", "cpu0 600", "cpu0 700");

        Assert.Equal(100, _machine.Sink.Last("cpu{core=\"0\",node=\"n\"}")["user"]);
        Assert.Single(_machine.Sink.Rows);
        Assert.Equal(3, _machine.Log.Lines.Count);
    }

    [Fact]
    public void Memory_lines_are_skipped_and_logged_once()
    {
        using var sampler = new MemorySampler(_machine.Context("memory"));
        SampleTwice(sampler, "proc/meminfo", "600", "700");

        Assert.Equal(700 * 1024, Assert.Single(_machine.Sink.Last("memory{node=\"n\"}")).Value);
        Assert.Single(_machine.Log.Lines);
    }

    [Fact]
    public void Disk_lines_are_skipped_and_logged_once()
    {
        using var sampler = new DiskSampler(_machine.Context("disk"));
        SampleTwice(sampler, "proc/diskstats", "sda 1000", "sda 1004");

        Assert.Equal(4, _machine.Sink.Last("disk{device=\"sda\",node=\"n\"}")["reads"]);
        Assert.Single(_machine.Log.Lines);
    }

    [Fact]
    public void Network_lines_are_skipped_and_logged_once()
    {
        using var sampler = new NetworkSampler(_machine.Context("network"));
        SampleTwice(sampler, "proc/net/dev", "eth1: 1 2", "eth1: 1 5");

        Assert.Equal(3, _machine.Sink.Last("network{interface=\"eth1\",node=\"n\"}")["rx_packets"]);
        Assert.Single(_machine.Log.Lines);
    }

    [Fact]
    public void Mount_lines_are_skipped_and_logged_once()
    {
        using var sampler = new FileSystemSampler(_machine.Context("filesystem"));
        sampler.Rescan();

        Assert.Equal(["filesystem{mount=\"/data\",node=\"n\"}"], _machine.Sink.Tracked);
        Assert.Single(_machine.Log.Lines);
    }

    private void SampleTwice(ISampler sampler, string path, string old, string with)
    {
        _machine.Sample(sampler);
        _machine.Replace(path, old, with);
        _machine.Sample(sampler);
    }
}
