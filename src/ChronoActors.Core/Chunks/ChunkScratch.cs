using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks;

/// <summary>
/// The buffers of one encode or decode. Each thread keeps one set, so that nothing is allocated at steady state; a set that a
/// very large chunk has blown up is dropped.
/// </summary>
internal sealed class ChunkScratch : IDisposable
{
    private const int MaxKeptBytes = 1 << 20;
    private const int MaxKeptRows = 1 << 14;

    [ThreadStatic]
    private static ChunkScratch? _kept;

    private readonly double[][] _values = [[], [], [], []];
    private long[] _integers = [];
    private long[] _residuals = [];

    /// <summary>Where the chunk is written.</summary>
    public ChunkWriter Writer { get; } = new();

    public static ChunkScratch Rent()
    {
        var scratch = _kept ?? new ChunkScratch();
        _kept = null;
        scratch.Writer.Clear();
        return scratch;
    }

    /// <summary>Values of one part of a column: its last values, minima, maxima or sums.</summary>
    public Span<double> Values(int part, int count) => Sized(ref _values[part], count);

    /// <summary>Timestamps, mantissas or counts.</summary>
    public Span<long> Integers(int count) => Sized(ref _integers, count);

    /// <summary>What prediction leaves of the integers.</summary>
    public Span<long> Residuals(int count) => Sized(ref _residuals, count);

    public void Dispose()
    {
        if (Writer.Capacity <= MaxKeptBytes && Math.Max(_integers.Length, _values[0].Length) <= MaxKeptRows)
        {
            _kept = this;
        }
    }

    private static Span<T> Sized<T>(ref T[] buffer, int count)
    {
        if (buffer.Length < count)
        {
            buffer = new T[Math.Max(count, 128)];
        }

        return buffer.AsSpan(0, count);
    }
}
