using ChronoActors.Benchmarks.Data;
using Google.Protobuf;
using Snappier;

namespace ChronoActors.Benchmarks.Sending.RemoteWrite;

/// <summary>Prometheus' remote write: protobuf compressed with snappy. Every metric is a series of its own.</summary>
internal sealed class RemoteWriteSink(string url, int batchSamples) : ISampleSink
{
    private readonly PostQueue _posts = new(url, "application/x-protobuf", "snappy");
    private TimeSeries[] _series = [];
    private DataShape _shape = null!;

    public SinkCounters Counters => new(_posts.AcknowledgedSamples, 0, 0);

    public Task OpenAsync(DataShape shape)
    {
        _shape = shape;
        _series = [.. Enumerable.Range(0, shape.Metrics).Select(Create)];
        return Task.CompletedTask;
    }

    public async Task SendAsync(RowGenerator rows, Range resources, int rowsPerResource)
    {
        var (from, count) = resources.GetOffsetAndLength(_shape.Resources);
        var request = new WriteRequest();
        var samples = 0;
        for (var resource = from; resource < from + count; resource++)
        {
            var added = Fill(rows, resource, rowsPerResource);
            if (samples > 0 && samples + added > batchSamples)
            {
                await PostAsync(request, samples);
                request.Timeseries.Clear();
                samples = 0;
            }

            request.Timeseries.AddRange(_series.AsSpan(resource * _shape.MetricsPerResource, _shape.MetricsPerResource));
            samples += added;
        }

        await PostAsync(request, samples);
        await _posts.DoneAsync();
    }

    public Task SettleAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _posts.Dispose();
        return ValueTask.CompletedTask;
    }

    private TimeSeries Create(int index)
    {
        var (resource, metric) = Math.DivRem(index, _shape.MetricsPerResource);
        var series = new TimeSeries();
        series.Labels.Add(new SeriesLabel { Name = "__name__", Value = SeriesName.Of(_shape, ResourceNames.TypeOf(resource), metric) });
        series.Labels.AddRange(ResourceNames.SeriesLabelsOf(resource).Select(label => new SeriesLabel { Name = label.Name, Value = label.Value }));
        return series;
    }

    private int Fill(RowGenerator rows, int resource, int rowsPerResource)
    {
        var series = _series.AsSpan(resource * _shape.MetricsPerResource, _shape.MetricsPerResource);
        foreach (var one in series)
        {
            one.Samples.Clear();
        }

        Span<double> values = stackalloc double[_shape.MetricsPerResource];
        for (var row = 0; row < rowsPerResource; row++)
        {
            var atMs = (rows.Next(resource, values) + 500_000) / 1_000_000;
            for (var metric = 0; metric < values.Length; metric++)
            {
                series[metric].Samples.Add(new Sample { Value = values[metric], Timestamp = atMs });
            }
        }

        return rowsPerResource * values.Length;
    }

    private Task PostAsync(WriteRequest request, int samples) => _posts.PostAsync(Snappy.CompressToArray(request.ToByteArray()), samples);
}
