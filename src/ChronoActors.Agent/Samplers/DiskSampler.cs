using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// Whole block devices, <c>disk{device="sda"}</c>, from /proc/diskstats; partitions, devices without a medium and those the
/// settings skip are left out. Source: the kernel's Documentation/admin-guide/iostats.rst.
/// </summary>
internal sealed class DiskSampler : ISampler
{
    private const int Reads = 0, SectorsRead = 2, Writes = 4, SectorsWritten = 6, BusyMs = 9, QueueMs = 10, Count = 11;

    /// <summary>The unit of diskstats, whatever the device's own sectors are.</summary>
    private const double SectorBytes = 512;

    private readonly SourceFile _diskstats;
    private readonly KeyedResources<SampledResource> _disks;

    public DiskSampler(SamplerContext context)
    {
        _diskstats = context.OpenProc("diskstats");
        var metrics = new MetricList();
        metrics.Add("read_bytes", "bytes/s");
        metrics.Add("write_bytes", "bytes/s");
        metrics.Add("reads", "1/s");
        metrics.Add("writes", "1/s");
        metrics.Add("utilization", "percent");
        metrics.Add("queue");
        var schema = metrics.ToSchema();
        _disks = new(
            device => IsWanted(context, device) ? context.Declare("disk", "io", schema, ("device", device)) : null,
            context.Faults);
    }

    public void Sample(long timestampNs)
    {
        Span<ulong> totals = stackalloc ulong[Count];
        var text = _diskstats.Read();
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var fields = new Fields(line);
            fields.Next();
            fields.Next();
            var device = fields.Next();
            if (device.IsEmpty)
            {
                _diskstats.Malformed(line);
                continue;
            }

            if (_disks.Find(device) is not { } disk)
            {
                continue;
            }

            if (!fields.TryNext(totals))
            {
                _diskstats.Malformed(line);
                continue;
            }

            disk.Begin(timestampNs);
            disk.SetRate(0, totals[SectorsRead], SectorBytes);
            disk.SetRate(1, totals[SectorsWritten], SectorBytes);
            disk.SetRate(2, totals[Reads]);
            disk.SetRate(3, totals[Writes]);
            disk.SetPercentRate(4, totals[BusyMs], 0.1);
            disk.SetRate(5, totals[QueueMs], 0.001);
            disk.Record();
        }

        _disks.EndPass();
    }

    public void Rescan() => _disks.Reconsider();

    public void Dispose() => _diskstats.Dispose();

    private static bool IsWanted(SamplerContext context, string device)
    {
        // Only whole devices have a directory here; a device name's slash is written as an exclamation mark.
        var size = Path.Combine(context.Roots.Sys, "block", device.Replace('/', '!'), "size");
        return !context.IsSkipped(device)
            && SourceFile.TryOpen(size, context.Faults) is { } file
            && SizeOf(file) > 0;
    }

    private static double? SizeOf(SourceFile file)
    {
        using (file)
        {
            return SingleNumber.Read(file);
        }
    }
}
