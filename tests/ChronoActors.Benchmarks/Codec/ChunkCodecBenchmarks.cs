using System.Buffers;
using BenchmarkDotNet.Attributes;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;

namespace ChronoActors.Benchmarks.Codec;

/// <summary>Encoding and decoding the mix of a machine: per operation, one chunk of <see cref="Rows"/> rows of 8 metrics.</summary>
[MemoryDiagnoser]
public class ChunkCodecBenchmarks
{
    private const int Metrics = 8;
    private const long StartNs = 1_795_424_400_000_000_000;

    private readonly ArrayBufferWriter<byte> _target = new(1 << 20);
    private readonly RowBlock _decoded = new();
    private RowBlock _rows = new();
    private byte[] _chunk = [];

    /// <summary>One row as sent live; the journal's chunks.</summary>
    [Params(1, 60, 500)]
    public int Rows { get; set; }

    /// <summary>How far timestamps are from their whole second at most.</summary>
    [Params(0, 1_000_000)]
    public int JitterNs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _rows = Mix();
        Encode();
        _chunk = _target.WrittenSpan.ToArray();
        Console.WriteLine($"{_chunk.Length} bytes, {_chunk.Length / (double)(Rows * Metrics):F3} bytes per sample");
    }

    [Benchmark]
    public int Encode()
    {
        _target.ResetWrittenCount();
        ChunkCodec.Encode(_rows, _target, Rows == 1 ? ChunkOptions.None : ChunkOptions.Checksum);
        return _target.WrittenCount;
    }

    [Benchmark]
    public RowBlock Decode()
    {
        ChunkCodec.Decode(_chunk, _decoded);
        return _decoded;
    }

    /// <summary>Half two-decimal random walks, a quarter integer gauges, a quarter counters.</summary>
    private RowBlock Mix()
    {
#pragma warning disable CA5394 // Test data is not a secret.
        var random = new Random(1);
        var state = Enumerable.Range(0, Metrics).Select(_ => (double)random.Next(1000, 9000)).ToArray();
        var rows = new RowBlock(Metrics);
        for (var row = 0; row < Rows; row++)
        {
            rows.AddRow(StartNs + (row * 1_000_000_000L) + (random.Next(-JitterNs / 100, (JitterNs / 100) + 1) * 100L));
            for (var metric = 0; metric < Metrics; metric++)
            {
                state[metric] += (metric % 4) switch
                {
                    0 or 1 => random.Next(-50, 51),
                    2 => random.Next(-10, 11),
                    _ => random.Next(0, 1000),
                };
                rows.Set(metric, metric % 4 < 2 ? state[metric] / 100 : state[metric]);
            }
        }
#pragma warning restore CA5394

        return rows;
    }
}
