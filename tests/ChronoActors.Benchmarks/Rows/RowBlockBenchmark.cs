using BenchmarkDotNet.Attributes;
using ChronoActors.Core.Samples;

namespace ChronoActors.Benchmarks.Rows;

/// <summary>What it costs to fill a block that is reused: per operation one row of 8 metrics.</summary>
[MemoryDiagnoser]
public class RowBlockBenchmark
{
    private const int Rows = 60;
    private const int Metrics = 8;

    private readonly RowBlock _block = new(Metrics);
    private readonly RowBlock _source = new(Metrics);

    [GlobalSetup]
    public void Setup() => Fill(_source);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int AddRowAndSet()
    {
        _block.Clear(Metrics);
        Fill(_block);
        return _block.RowCount;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int CopyRow()
    {
        _block.Clear(Metrics);
        for (var row = 0; row < Rows; row++)
        {
            _block.AddRow(_source, row);
        }

        return _block.RowCount;
    }

    private static void Fill(RowBlock block)
    {
        for (var row = 0; row < Rows; row++)
        {
            block.AddRow(row * 1_000_000_000L);
            for (var metric = 0; metric < Metrics; metric++)
            {
                block.Set(metric, row + metric);
            }
        }
    }
}
