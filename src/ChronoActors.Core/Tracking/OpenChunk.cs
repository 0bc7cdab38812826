using ChronoActors.Core.Chunks;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Layouts;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// Rows that wait for their chunk to be sealed, as bytes: half the memory of plain numbers, and one place to write to where a
/// row's values would go to as many as it has metrics. Each piece is what one delivery brought. Not thread-safe.
/// </summary>
internal sealed class OpenChunk
{
    /// <summary>A larger buffer is not kept for the next chunk.</summary>
    private const int MaxKeptBytes = 4096;

    private byte[] _bytes = [];
    private int _length;
    private long _lastNs;

    /// <summary>Number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>Number of samples in them.</summary>
    public long SampleCount { get; private set; }

    /// <summary>Appends a copy of rows.</summary>
    public void Append(RowBlock rows)
    {
        if (rows.RowCount == 0)
        {
            return;
        }

        using var scratch = ChunkScratch.Rent();
        var writer = scratch.Writer;
        writer.Reserve(32);
        writer.Varint((ulong)rows.RowCount);
        writer.Varint((ulong)rows.MetricCount);
        writer.SignedVarint(rows.Timestamps[0] - _lastNs);
        BriefLayout.Write(rows, writer);
        Append(writer.Written);
        _lastNs = rows.Timestamps[0];
        RowCount += rows.RowCount;
        SampleCount += rows.SampleCount;
    }

    /// <summary>Replaces the content of a block by the rows, in the order in which they came.</summary>
    public void CopyTo(RowBlock rows)
    {
        rows.Clear(0);
        var reader = new ChunkReader(_bytes.AsSpan(0, _length));
        var firstNs = 0L;
        while (reader.Position < _length)
        {
            var count = (int)reader.Varint();
            var metrics = (int)reader.Varint();
            firstNs += reader.SignedVarint();
            rows.EnsureMetrics(metrics);
            BriefLayout.Read(ref reader, count, metrics, firstNs, rows);
        }
    }

    /// <summary>Removes all rows.</summary>
    public void Clear()
    {
        _bytes = _bytes.Length > MaxKeptBytes ? [] : _bytes;
        (_length, _lastNs, RowCount, SampleCount) = (0, 0, 0, 0);
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        if (_bytes.Length - _length < piece.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + piece.Length, _length + (_length / 2) + 16));
        }

        piece.CopyTo(_bytes.AsSpan(_length));
        _length += piece.Length;
    }
}
