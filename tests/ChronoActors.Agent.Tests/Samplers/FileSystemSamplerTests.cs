using System.Text;
using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Tests.Support;

namespace ChronoActors.Agent.Tests.Samplers;

public sealed class FileSystemSamplerTests : IDisposable
{
    private const string Root = "filesystem{mount=\"/\",node=\"n\"}";
    private const string Data = "filesystem{mount=\"/srv/my data\",node=\"n\"}";
    private const string Tank = "filesystem{mount=\"/tank\",node=\"n\"}";

    private readonly FixtureMachine _machine = new("machine");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Usage_is_in_bytes_and_free_is_what_a_user_may_take()
    {
        using var sampler = Start(static _ => new StatVfs(BlockSize: 4096, Blocks: 1000, Free: 400, Available: 200, Inodes: 50, FreeInodes: 20));
        _machine.Sample(sampler);
        await Eventually.IsTrue(() => _machine.Sink.Rows.Count == 3, "three rows");

        var root = _machine.Sink.Last(Root);
        Assert.Equal(4_096_000, root["total"]);
        Assert.Equal(600 * 4096, root["used"]);
        Assert.Equal(200 * 4096, root["free"]);
        Assert.Equal(75, root["utilization"]);
        Assert.Equal(50, root["inodes_total"]);
        Assert.Equal(30, root["inodes_used"]);
    }

    [Fact]
    public void Each_device_is_tracked_once_and_neither_networks_nor_kernel_file_systems_are()
    {
        using var sampler = Start(static _ => default);
        Assert.Equal([Root, Data, Tank], _machine.Sink.Tracked);
    }

    [Fact]
    public void Overlay_root_of_a_container_is_tracked()
    {
        _machine.Write("proc/self/mounts", "overlay / overlay rw 0 0\n/dev/vda1 /etc/hosts ext4 rw 0 0\n");
        using var sampler = Start(static _ => default);
        Assert.Equal([Root], _machine.Sink.Tracked);
    }

    [Fact]
    public async Task File_system_that_hangs_delays_no_other()
    {
        using var release = new ManualResetEventSlim();
        using var sampler = Start(path =>
        {
            if (Encoding.UTF8.GetString(path) == "/tank\0")
            {
                release.Wait(TimeSpan.FromSeconds(20));
            }

            return new StatVfs(1, 1, 1, 1, 0, 0);
        });

        for (var samples = 1; samples <= 3; samples++)
        {
            _machine.Sample(sampler);
            await Eventually.IsTrue(() => _machine.Sink.Of(Root).Count == samples && _machine.Sink.Of(Data).Count == samples, "rows of the others");
        }

        Assert.Empty(_machine.Sink.Of(Tank));
        Assert.Single(_machine.Log.Lines, static line => line.Contains("/tank", StringComparison.Ordinal));
        release.Set();
        await Eventually.IsTrue(() => _machine.Sink.Of(Tank).Count == 1, "the late row");
    }

    [Fact]
    public async Task Mount_that_fails_is_logged_once_and_one_that_vanishes_is_removed()
    {
        using var sampler = Start(static path =>
            path.Length == 2 ? new StatVfs(1, 1, 1, 1, 0, 0) : throw new IOException("broken"));
        for (var samples = 1; samples <= 3; samples++)
        {
            _machine.Sample(sampler);
            await Eventually.IsTrue(() => _machine.Sink.Of(Root).Count == samples, "a row");
        }

        await Eventually.IsTrue(() => _machine.Log.Lines.Count(static line => line.Contains("broken", StringComparison.Ordinal)) == 2, "two lines");
        _machine.Write("proc/self/mounts", "/dev/nvme0n1p2 / ext4 rw 0 0\n/dev/sdc1 /new ext4 rw 0 0\n");
        sampler.Rescan();
        Assert.Equal([Root, "filesystem{mount=\"/new\",node=\"n\"}"], _machine.Sink.Tracked);
    }

    [Fact]
    public void System_call_agrees_with_the_runtime()
    {
        var usage = StatVfs.Of("/\0"u8.ToArray());
        Assert.Equal(new DriveInfo("/").TotalSize, (double)usage.Blocks * usage.BlockSize);
        Assert.True(usage.Free <= usage.Blocks && usage.FreeInodes <= usage.Inodes);
        Assert.Throws<IOException>(() => StatVfs.Of("/is/not/there\0"u8.ToArray()));
    }

    private FileSystemSampler Start(Func<byte[], StatVfs> ask) => new(_machine.Context("filesystem", skip: ["/etc/*"]), ask);
}
