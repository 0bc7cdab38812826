using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>The load averages over 1, 5 and 15 minutes: tasks that run or wait for a core or a disk.</summary>
internal sealed class LoadAverage : IDisposable
{
    private readonly SourceFile? _file;
    private readonly int _first;

    public LoadAverage(string path, MetricList metrics, FaultLog faults)
    {
        _file = SourceFile.TryOpen(path, faults);
        if (_file is not null)
        {
            _first = metrics.Add("load1");
            metrics.Add("load5");
            metrics.Add("load15");
        }
    }

    /// <summary>Sets the metrics in the row being written.</summary>
    public void Write(SampledResource resource)
    {
        if (_file is null)
        {
            return;
        }

        var line = _file.Read();
        var fields = new Fields(line);
        for (var metric = _first; metric < _first + 3; metric++)
        {
            if (!fields.TryNext(out double load))
            {
                _file.Malformed(line);
                return;
            }

            resource.Set(metric, load);
        }
    }

    public void Dispose() => _file?.Dispose();
}
