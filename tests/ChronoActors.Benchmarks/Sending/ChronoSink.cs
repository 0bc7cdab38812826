using ChronoActors.Benchmarks.Data;
using ChronoActors.Client;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>
/// ChronoActors' own client, every sample recorded as a row. Its memory bounds are raised, because this one process stands for
/// the many that would send as much.
/// </summary>
internal sealed class ChronoSink(IReadOnlyList<string> contactPoints) : ISampleSink
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly List<ResourceHandle> _handles = [];
    private ResourceTracker _tracker = null!;
    private DataShape _shape = null!;
    private long _recorded;

    public SinkCounters Counters
    {
        get
        {
            var counters = _tracker.Counters;
            return new SinkCounters(counters.Acknowledged, counters.Resent, counters.RejectedInAll + counters.Merged);
        }
    }

    public async Task OpenAsync(DataShape shape)
    {
        _shape = shape;
        _tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions
        {
            ContactPoints = contactPoints,
            Mode = RecordingMode.EverySample,
            Interval = TimeSpan.FromMilliseconds(10),
            Limits = new OutboxLimits { MaxPendingBytes = 4L << 30, MaxInFlightBytes = 1L << 30 },
        });
        var metrics = Enumerable.Range(0, shape.MetricsPerResource).Select(metric => new Metric(ResourceNames.MetricOf(shape, metric))).ToArray();
        for (var resource = 0; resource < shape.Resources; resource++)
        {
            _handles.Add(_tracker.Track(
                ResourceNames.NameOf(resource),
                ResourceNames.TypeOf(resource),
                ResourceNames.LabelsOf(resource).Select(label => new Label(label.Name, label.Value)),
                metrics));
        }
    }

    public async Task SendAsync(RowGenerator rows, Range resources, int rowsPerResource)
    {
        var (from, count) = resources.GetOffsetAndLength(_shape.Resources);
        Record(rows, from, count, rowsPerResource);
        _recorded += (long)rowsPerResource * count * _shape.MetricsPerResource;
        await HoldsAsync(counters => counters.Enqueued >= _recorded && counters.Pending == counters.InFlight);
    }

    public async Task SettleAsync()
    {
        if (!await _tracker.FlushAsync(Limit))
        {
            throw new TimeoutException($"Not everything became durable within {Limit}: {_tracker.Counters}");
        }

        await HoldsAsync(counters => counters.Acknowledged + counters.Merged + counters.RejectedInAll >= _recorded);
    }

    public ValueTask DisposeAsync() => _tracker.DisposeAsync();

    private void Record(RowGenerator rows, int from, int count, int rowsPerResource)
    {
        Span<double> values = stackalloc double[_shape.MetricsPerResource];
        for (var resource = from; resource < from + count; resource++)
        {
            for (var row = 0; row < rowsPerResource; row++)
            {
                var atNs = rows.Next(resource, values);
                _tracker.Record(_handles[resource], values, atNs);
            }
        }
    }

    private async Task HoldsAsync(Func<OutboxCounters, bool> condition)
    {
        using var timer = new PeriodicTimer(Look);
        using var limit = new CancellationTokenSource(Limit);
        while (!condition(_tracker.Counters))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
