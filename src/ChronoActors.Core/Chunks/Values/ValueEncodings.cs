using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Values;

/// <summary>
/// The encodings in the order in which they are asked: the first that suits the values writes them. A new one is a new
/// file, an id and a place in this list; readers must know it before writers use it.
/// </summary>
internal static class ValueEncodings
{
    private static readonly IValueEncoding[] InOrder =
        [new ConstantEncoding(), new DecimalEncoding(), new XorEncoding(), new RawEncoding()];

    private static readonly IValueEncoding?[] ById =
        [.. Enumerable.Range(0, 16).Select(id => InOrder.SingleOrDefault(encoding => encoding.Id == id))];

    /// <returns>The id of the encoding used.</returns>
    public static byte Write(ReadOnlySpan<double> values, ChunkScratch scratch)
    {
        foreach (var encoding in InOrder)
        {
            if (encoding.TryWrite(values, scratch))
            {
                return (byte)encoding.Id;
            }
        }

        throw new InvalidOperationException("The last encoding takes all values.");
    }

    public static void Read(int id, ref ChunkReader reader, Span<double> values, ChunkScratch scratch)
    {
        var encoding = id < ById.Length ? ById[id] : null;
        if (encoding is null)
        {
            throw ChunkFormatException.Corrupt($"there is no value encoding {id}", reader.Position);
        }

        encoding.Read(ref reader, values, scratch);
    }
}
