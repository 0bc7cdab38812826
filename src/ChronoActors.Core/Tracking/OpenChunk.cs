using ChronoActors.Core.Chunks;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Layouts;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// Rows that wait for their chunk to be sealed, as bytes: half the memory of plain numbers, and one place to write to where a
/// row's values would go to as many as it has metrics. Each piece is what one delivery brought; pieces follow each other through pages.
/// Not thread-safe.
/// </summary>
internal sealed class OpenChunk
{
    private ChunkPage? _first;
    private ChunkPage? _last;
    private int _usedOfLast;
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
        using var scratch = ChunkScratch.Rent();
        var reader = new ChunkReader(Gather(scratch.Writer));
        var firstNs = 0L;
        while (!reader.Rest.IsEmpty)
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
        if (_first is not null)
        {
            ChunkPage.Return(_first);
        }

        (_first, _last) = (null, null);
        (_usedOfLast, _lastNs, RowCount, SampleCount) = (0, 0, 0, 0);
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            if (_last is null || _usedOfLast == ChunkPage.Size)
            {
                var page = ChunkPage.Rent();
                _first ??= page;
                _last?.Next = page;
                (_last, _usedOfLast) = (page, 0);
            }

            var length = Math.Min(piece.Length, ChunkPage.Size - _usedOfLast);
            piece[..length].CopyTo(_last.Bytes[_usedOfLast..]);
            _usedOfLast += length;
            piece = piece[length..];
        }
    }

    private ReadOnlySpan<byte> Gather(ChunkWriter writer)
    {
        for (var page = _first; page is not null; page = page.Next)
        {
            var length = page.Next is null ? _usedOfLast : ChunkPage.Size;
            writer.Reserve(length);
            page.Bytes[..length].CopyTo(writer.Free);
            writer.Advance(length);
        }

        return writer.Written;
    }
}
