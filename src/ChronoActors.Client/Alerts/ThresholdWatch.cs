using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client.Alerts;

/// <summary>One threshold on one resource in this process, and whether it is crossed. Thread-safe.</summary>
internal sealed class ThresholdWatch(ThresholdBook book, ResourceId resource, string? metric, Threshold threshold, CallbackQueue callbacks)
    : IDisposable
{
    private readonly Lock _gate = new();
    private AlertState _state = new(threshold, false, 0, 0);

    public ResourceId Resource => resource;

    /// <summary>The watched metric; null for the first one, whatever it is called.</summary>
    public string? Metric => metric;

    public ThresholdDirection Direction => threshold.Direction;

    public bool IsOver { get; private set; }

    /// <summary>What the cluster was told, so that it is told once; belongs to who tells it.</summary>
    public Threshold? Registered { get; set; }

    /// <summary>Whether a metric of the resource is meant.</summary>
    public bool Watches(MetricSchema schema, int index) => metric is null ? index == 0 : schema.Metrics[index].Name == metric;

    /// <summary>The threshold with the name of its metric.</summary>
    public Threshold On(MetricSchema? schema) => threshold with { Metric = NameIn(schema) };

    public AlertState StateOn(MetricSchema schema)
    {
        lock (_gate)
        {
            return _state with { Threshold = On(schema) };
        }
    }

    /// <summary>Compares a value with the threshold, and calls back when it is the first one beyond.</summary>
    public void Judge(MetricSchema schema, double value, long timestampNs)
    {
        lock (_gate)
        {
            var turns = _state.IsRaised ? threshold.IsClearedBy(value) : threshold.IsCrossedBy(value);
            if (!turns || IsOver)
            {
                return;
            }

            _state = new AlertState(threshold, !_state.IsRaised, timestampNs, value);
            if (_state.IsRaised)
            {
                callbacks.Add(Alert.Of(resource, On(schema), value, timestampNs));
            }
        }
    }

    /// <summary>Whether another threshold gives way to this one.</summary>
    public bool Replaces(ThresholdWatch other) => other.Metric == metric && other.Direction == Direction;

    /// <summary>The resource is no longer tracked: one of that name that comes later starts afresh, here and in the cluster.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _state = new AlertState(threshold, false, 0, 0);
            Registered = null;
        }
    }

    /// <summary>Calls back no more.</summary>
    public void End()
    {
        lock (_gate)
        {
            IsOver = true;
        }
    }

    public void Dispose()
    {
        End();
        book.Remove(this);
    }

    private string NameIn(MetricSchema? schema) => metric ?? (schema ?? MetricSchema.SingleValue).Metrics[0].Name;
}
