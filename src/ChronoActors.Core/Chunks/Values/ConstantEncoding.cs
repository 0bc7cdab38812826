using System.Runtime.InteropServices;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Layouts;

namespace ChronoActors.Core.Chunks.Values;

/// <summary>All values have the same bits: one token.</summary>
internal sealed class ConstantEncoding : IValueEncoding
{
    public int Id => 1;

    public bool TryWrite(ReadOnlySpan<double> values, ChunkScratch scratch)
    {
        var bits = MemoryMarshal.Cast<double, long>(values);
        if (bits.ContainsAnyExcept(bits[0]))
        {
            return false;
        }

        scratch.Writer.Reserve(ValueToken.MaxSize);
        ValueToken.Write(scratch.Writer, values[0]);
        return true;
    }

    public void Read(ref ChunkReader reader, Span<double> values, ChunkScratch scratch) =>
        values.Fill(ValueToken.Read(ref reader));
}
