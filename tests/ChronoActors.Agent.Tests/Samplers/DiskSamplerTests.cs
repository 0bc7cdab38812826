using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class DiskSamplerTests : IDisposable
{
    private const string Sda = "disk{device=\"sda\",node=\"n\"}";
    private const string Nvme = "disk{device=\"nvme0n1\",node=\"n\"}";

    private readonly FixtureMachine _machine = new("machine");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Whole_devices_with_a_medium_are_tracked()
    {
        using var sampler = Start();
        _machine.Sample(sampler);

        Assert.Equal([Nvme, Sda], _machine.Sink.Tracked);
        Assert.Empty(_machine.Sink.Rows);
    }

    [Fact]
    public void Rates_are_over_the_time_that_passed()
    {
        using var sampler = Start();
        _machine.Sample(sampler);
        _machine.Replace("proc/diskstats", "sda 1000 50 20000 900 500 70 16000 400 0 1000 1300", "sda 1010 50 20200 900 540 70 17000 400 0 1500 4300");
        _machine.Time.Advance(TimeSpan.FromSeconds(1));
        _machine.Sample(sampler);

        var disk = _machine.Sink.Last(Sda);
        Assert.Equal(200 * 512 / 2, disk["read_bytes"]);
        Assert.Equal(1000 * 512 / 2, disk["write_bytes"]);
        Assert.Equal(5, disk["reads"]);
        Assert.Equal(20, disk["writes"]);
        Assert.Equal(25, disk["utilization"], 9);
        Assert.Equal(1.5, disk["queue"], 9);
        Assert.All(_machine.Sink.Last(Nvme).Values, static value => Assert.Equal(0, value));
    }

    [Fact]
    public void Counter_that_was_reset_is_missing_and_its_neighbours_are_not()
    {
        using var sampler = Start();
        _machine.Sample(sampler);
        _machine.Replace("proc/diskstats", "sda 1000 50 20000", "sda 3 50 20100");
        _machine.Sample(sampler);

        Assert.False(_machine.Sink.Last(Sda).ContainsKey("reads"));
        Assert.Equal(100 * 512, _machine.Sink.Last(Sda)["read_bytes"]);

        _machine.Replace("proc/diskstats", "sda 3 50", "sda 8 50");
        _machine.Sample(sampler);
        Assert.Equal(5, _machine.Sink.Last(Sda)["reads"]);
    }

    [Fact]
    public void Device_that_is_plugged_in_is_picked_up_and_removed_when_it_vanishes()
    {
        const string Sdb = "disk{device=\"sdb\",node=\"n\"}";
        using var sampler = Start();
        _machine.Sample(sampler);

        _machine.CreateDirectory("sys/block/sdb");
        _machine.Write("sys/block/sdb/size", "4096\n");
        _machine.Replace("proc/diskstats", " 253       0 zram0", "   8      16 sdb 900000 0 9000000 0 0 0 0 0 0 0 0\n 253       0 zram0");
        _machine.Sample(sampler);
        Assert.Contains(Sdb, _machine.Sink.Tracked);
        Assert.Empty(_machine.Sink.Of(Sdb));

        _machine.Replace("proc/diskstats", "sdb 900000", "sdb 900007");
        _machine.Sample(sampler);
        Assert.Equal(7, _machine.Sink.Last(Sdb)["reads"]);

        _machine.Replace("proc/diskstats", "   8      16 sdb 900007 0 9000000 0 0 0 0 0 0 0 0\n", "");
        _machine.Sample(sampler);
        Assert.DoesNotContain(Sdb, _machine.Sink.Tracked);
    }

    [Fact]
    public void Device_that_gets_a_medium_is_picked_up_at_the_next_rescan()
    {
        const string Zram = "disk{device=\"zram0\",node=\"n\"}";
        using var sampler = Start();
        _machine.Sample(sampler);
        _machine.Write("sys/block/zram0/size", "4096\n");
        _machine.Sample(sampler);
        Assert.DoesNotContain(Zram, _machine.Sink.Tracked);

        sampler.Rescan();
        _machine.Sample(sampler);
        Assert.Contains(Zram, _machine.Sink.Tracked);
    }

    private DiskSampler Start() => new(_machine.Context("disk", skip: ["loop*", "sr*"]));
}
