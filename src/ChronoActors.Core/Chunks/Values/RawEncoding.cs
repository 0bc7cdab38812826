using System.Buffers.Binary;
using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Values;

/// <summary>Eight bytes a value, for values that nothing makes smaller.</summary>
internal sealed class RawEncoding : IValueEncoding
{
    public int Id => 4;

    public bool TryWrite(ReadOnlySpan<double> values, ChunkScratch scratch)
    {
        scratch.Writer.Reserve(values.Length * sizeof(double));
        foreach (var value in values)
        {
            scratch.Writer.Fixed64(BitConverter.DoubleToUInt64Bits(value));
        }

        return true;
    }

    public void Read(ref ChunkReader reader, Span<double> values, ChunkScratch scratch)
    {
        var bytes = reader.Take(values.Length * sizeof(double));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }
    }
}
