using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// Pressure stall information: the share of the last 10 s in which some, or all, tasks waited for a resource. It adds its
/// metrics only where the kernel offers it. Source: the kernel's Documentation/accounting/psi.rst.
/// </summary>
internal sealed class Pressure : IDisposable
{
    private readonly SourceFile? _file;
    private readonly int _some;
    private readonly int _full;

    public Pressure(string path, MetricList metrics, FaultLog faults)
    {
        _file = SourceFile.TryOpen(path, faults);
        if (_file is not null)
        {
            _some = metrics.Add("pressure_some", "percent");
            _full = metrics.Add("pressure_full", "percent");
        }
    }

    /// <summary>Sets the metrics in the row being written.</summary>
    public void Write(SampledResource resource)
    {
        if (_file is null)
        {
            return;
        }

        var text = _file.Read();
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var fields = new Fields(line);
            var kind = fields.Next();
            var metric = kind.SequenceEqual("some"u8) ? _some : kind.SequenceEqual("full"u8) ? _full : -1;
            if (metric < 0)
            {
                continue;
            }

            var average = fields.Next();
            var value = new Fields(average.StartsWith("avg10="u8) ? average["avg10="u8.Length..] : default);
            if (value.TryNext(out double percent))
            {
                resource.Set(metric, percent);
            }
            else
            {
                _file.Malformed(line);
            }
        }
    }

    public void Dispose() => _file?.Dispose();
}
