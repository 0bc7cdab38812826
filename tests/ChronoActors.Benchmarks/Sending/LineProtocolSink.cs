using System.Buffers;
using System.Buffers.Text;
using System.Text;
using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>InfluxDB's line protocol, uncompressed: a row is a line with a field per metric.</summary>
internal sealed class LineProtocolSink(string url, int batchLines) : ISampleSink
{
    private readonly PostQueue _posts = new(url, "text/plain", null);
    private readonly ArrayBufferWriter<byte> _body = new();
    private byte[][] _heads = [];
    private byte[][] _fields = [];
    private DataShape _shape = null!;
    private int _lines;

    public SinkCounters Counters => new(_posts.AcknowledgedSamples, 0, 0);

    public Task OpenAsync(DataShape shape)
    {
        _shape = shape;
        _heads = [.. Enumerable.Range(0, shape.Resources).Select(HeadOf)];
        _fields = [.. Enumerable.Range(0, shape.MetricsPerResource)
            .Select(metric => Encoding.UTF8.GetBytes($"{(metric == 0 ? ' ' : ',')}{ResourceNames.MetricOf(shape, metric)}="))];
        return Task.CompletedTask;
    }

    public async Task SendAsync(RowGenerator rows, Range resources, int rowsPerResource)
    {
        var (from, count) = resources.GetOffsetAndLength(_shape.Resources);
        for (var resource = from; resource < from + count; resource++)
        {
            for (var row = 0; row < rowsPerResource; row++)
            {
                WriteLine(rows, resource);
                if (++_lines == batchLines)
                {
                    await PostAsync();
                }
            }
        }

        await PostAsync();
        await _posts.DoneAsync();
    }

    public Task SettleAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _posts.Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] HeadOf(int resource) => Encoding.UTF8.GetBytes(
        $"{ResourceNames.NameOf(resource)},{string.Join(',', ResourceNames.SeriesLabelsOf(resource).Select(label => $"{label.Name}={label.Value}"))}");

    private void WriteLine(RowGenerator rows, int resource)
    {
        Span<double> values = stackalloc double[_shape.MetricsPerResource];
        var atNs = rows.Next(resource, values);
        _body.Write(_heads[resource]);
        for (var metric = 0; metric < values.Length; metric++)
        {
            _body.Write(_fields[metric]);
            Utf8Formatter.TryFormat(values[metric], _body.GetSpan(32), out var length);
            _body.Advance(length);
        }

        _body.Write(" "u8);
        Utf8Formatter.TryFormat(atNs, _body.GetSpan(32), out var digits);
        _body.Advance(digits);
        _body.Write("\n"u8);
    }

    private async Task PostAsync()
    {
        if (_lines > 0)
        {
            await _posts.PostAsync(_body.WrittenSpan.ToArray(), _lines * _shape.MetricsPerResource);
            _body.ResetWrittenCount();
            _lines = 0;
        }
    }
}
