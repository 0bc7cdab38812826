using System.Text;
using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// Asks one file system for its usage on a thread of the pool, at most one question at a time: where an answer doesn't come,
/// that thread waits and nothing else does.
/// </summary>
internal sealed class FileSystemProbe(
    FileSystemMetrics metrics,
    SampledResource resource,
    string point,
    string filesRoot,
    Func<byte[], StatVfs> ask,
    FaultLog faults) : IThreadPoolWorkItem, IVanishing
{
    private readonly byte[] _path = Encoding.UTF8.GetBytes(Path.Combine(filesRoot, point.TrimStart('/')) + '\0');
    private readonly Lock _recording = new();
    private long _timestampNs;
    private bool _vanished;
    private int _asking;

    /// <summary>Asks, unless the last question still waits for its answer.</summary>
    public void Start(long timestampNs)
    {
        if (Interlocked.CompareExchange(ref _asking, 1, 0) == 0)
        {
            _timestampNs = timestampNs;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            faults.Once("slow " + point, $"{point} has not answered since the last sample; its samples are left out until it does.");
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        try
        {
            Record(ask(_path));
        }
#pragma warning disable CA1031 // An exception on a pool thread would end the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            faults.Once("ask " + point, $"{point} gives no usage: {e.Message}");
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    /// <summary>Stops tracking; an answer that is still on its way is dropped.</summary>
    public void Vanish()
    {
        lock (_recording)
        {
            _vanished = true;
            resource.Vanish();
        }
    }

    private void Record(StatVfs usage)
    {
        lock (_recording)
        {
            if (_vanished)
            {
                return;
            }

            resource.Begin(_timestampNs);
            metrics.Write(resource, usage);
            resource.Record();
        }
    }
}
