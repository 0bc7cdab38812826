using ChronoActors.Benchmarks.Data;
using ChronoActors.Client;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>
/// ChronoActors' own client, every sample recorded as a row. Its memory bounds are raised, and there is more than one for many
/// resources, because this one process stands for the many that would send as much.
/// </summary>
internal sealed class ChronoSink(IReadOnlyList<string> contactPoints) : ISampleSink
{
    // A node takes up to 100,000 of one producer.
    private const int ResourcesPerTracker = 50_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly List<ResourceHandle> _handles = [];
    private readonly List<ResourceTracker> _trackers = [];
    private DataShape _shape = null!;
    private long _recorded;

    public SinkCounters Counters => new(
        Sum(counters => counters.Acknowledged),
        Sum(counters => counters.Resent),
        Sum(counters => counters.RejectedInAll + counters.Merged));

    public async Task OpenAsync(DataShape shape)
    {
        _shape = shape;
        var metrics = Enumerable.Range(0, shape.MetricsPerResource).Select(metric => new Metric(ResourceNames.MetricOf(shape, metric))).ToArray();
        for (var resource = 0; resource < shape.Resources; resource++)
        {
            if (resource % ResourcesPerTracker == 0)
            {
                _trackers.Add(await ConnectAsync());
            }

            _handles.Add(_trackers[^1].Track(
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
        await HoldsAsync(() => Sum(counters => counters.Enqueued) >= _recorded
            && Sum(counters => counters.Pending) == Sum(counters => counters.InFlight));
    }

    public async Task SettleAsync()
    {
        var flushed = await Task.WhenAll(_trackers.Select(tracker => tracker.FlushAsync(Limit)));
        if (!flushed.All(isFlushed => isFlushed))
        {
            throw new TimeoutException($"Not everything became durable within {Limit}: {Counters}");
        }

        await HoldsAsync(() => Counters is var counters && counters.Acknowledged + counters.Lost >= _recorded);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tracker in _trackers)
        {
            await tracker.DisposeAsync();
        }
    }

    private Task<ResourceTracker> ConnectAsync() => ResourceTracker.ConnectAsync(new ResourceTrackerOptions
    {
        ContactPoints = contactPoints,
        Mode = RecordingMode.EverySample,
        Interval = TimeSpan.FromMilliseconds(10),
        Limits = new OutboxLimits { MaxPendingBytes = 4L << 30, MaxInFlightBytes = 1L << 30 },
    });

    private long Sum(Func<OutboxCounters, long> figure) => _trackers.Sum(tracker => figure(tracker.Counters));

    private void Record(RowGenerator rows, int from, int count, int rowsPerResource)
    {
        Span<double> values = stackalloc double[_shape.MetricsPerResource];
        for (var resource = from; resource < from + count; resource++)
        {
            for (var row = 0; row < rowsPerResource; row++)
            {
                var atNs = rows.Next(resource, values);
                _trackers[resource / ResourcesPerTracker].Record(_handles[resource], values, atNs);
            }
        }
    }

    private static async Task HoldsAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(Look);
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
