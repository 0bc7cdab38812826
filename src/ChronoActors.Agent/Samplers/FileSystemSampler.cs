using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// The mounted file systems with data on this machine, <c>filesystem{mount="/"}</c>. Each is asked on its own, so that one
/// whose device hangs delays no other. The mount table is read at each rescan.
/// </summary>
internal sealed class FileSystemSampler : ISampler
{
    private readonly SamplerContext _context;
    private readonly SourceFile _table;
    private readonly KeyedResources<FileSystemProbe> _probes;

    public FileSystemSampler(SamplerContext context)
        : this(context, StatVfs.Of)
    {
    }

    internal FileSystemSampler(SamplerContext context, Func<byte[], StatVfs> ask)
    {
        if (!StatVfs.IsSupported)
        {
            throw new IOException("statvfs is only read on 64-bit Linux.");
        }

        _context = context;
        _table = SourceFile.Open(context.Roots.Mounts, context.Faults);
        var metrics = new FileSystemMetrics();
        _probes = new(
            point => new FileSystemProbe(
                metrics,
                context.Declare("filesystem", "filesystem", metrics.Schema, ("mount", point)),
                point,
                context.Roots.Files,
                ask,
                context.Faults),
            context.Faults);
        Rescan();
    }

    public void Sample(long timestampNs)
    {
        foreach (var probe in _probes.Tracked)
        {
            probe.Start(timestampNs);
        }
    }

    public void Rescan()
    {
        foreach (var mount in MountTable.Choose(MountTable.Read(_table), _context.IsSkipped))
        {
            _probes.Find(mount.Point);
        }

        _probes.EndPass();
    }

    public void Dispose() => _table.Dispose();
}
