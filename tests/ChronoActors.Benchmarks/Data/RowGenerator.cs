namespace ChronoActors.Benchmarks.Data;

/// <summary>
/// The rows of all resources, one after the other: half two-decimal gauges as random walks, a quarter integer gauges, a quarter
/// counters. Each resource has its own sequence, so its data does not depend on the order of asking. Not thread-safe.
/// </summary>
internal sealed class RowGenerator
{
    private readonly DataShape _shape;
    private readonly SplitMix[] _random;
    private readonly long[] _state;
    private readonly int[] _rows;

    public RowGenerator(DataShape shape)
    {
        _shape = shape;
        _random = new SplitMix[shape.Resources];
        _rows = new int[shape.Resources];
        _state = new long[shape.Metrics];
        for (var resource = 0; resource < shape.Resources; resource++)
        {
            _random[resource] = new SplitMix(new SplitMix(shape.Seed + ((ulong)resource << 20)).Next());
            for (var metric = 0; metric < shape.MetricsPerResource; metric++)
            {
                _state[(resource * shape.MetricsPerResource) + metric] = _random[resource].Next(1_000, 9_000);
            }
        }
    }

    /// <summary>Gives a resource's next row.</summary>
    /// <param name="resource">Which resource.</param>
    /// <param name="values">Receives a value per metric.</param>
    /// <returns>The row's time, nanoseconds since the Unix epoch.</returns>
    public long Next(int resource, Span<double> values)
    {
        ref var random = ref _random[resource];
        for (var metric = 0; metric < _shape.MetricsPerResource; metric++)
        {
            // One metric per resource: the mix is over the resources.
            var index = (resource * _shape.MetricsPerResource) + metric;
            ref var state = ref _state[index];
            (state, values[metric]) = (index % 4) switch
            {
                0 or 1 => (state += random.Next(-50, 50), state / 100.0),
                2 => (state += random.Next(-10, 10), state),
                _ => (state += random.Next(0, 999), state),
            };
        }

        var jitter = _shape.JitterNs == 0 ? 0 : 100 * random.Next(-_shape.JitterNs / 100, _shape.JitterNs / 100);
        return _shape.StartNs + (_rows[resource]++ * DataShape.StepNs) + jitter;
    }
}
