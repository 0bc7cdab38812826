using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tests.Chunks;

/// <summary>
/// What machines report, from a fixed seed: half the metrics are two-decimal random walks, a quarter integer gauges, a quarter
/// counters; one row a second.
/// </summary>
public static class Workload
{
    private const long StartNs = 1_795_424_400_000_000_000;

    /// <param name="rows">Number of rows.</param>
    /// <param name="metrics">Number of metrics.</param>
    /// <param name="jitterNs">How far a timestamp is from its whole second at most; in steps of 100 ns, the clock's resolution.</param>
    /// <param name="seed">Another seed, another block.</param>
    public static RowBlock Mix(int rows, int metrics, int jitterNs = 0, int seed = 1)
    {
#pragma warning disable CA5394 // Test data is not a secret.
        var random = new Random(seed);
        var state = Enumerable.Range(0, metrics).Select(_ => (double)random.Next(1000, 9000)).ToArray();
        var block = new RowBlock(metrics);
        for (var row = 0; row < rows; row++)
        {
            var jitter = jitterNs == 0 ? 0 : random.Next(-jitterNs / 100, (jitterNs / 100) + 1) * 100L;
            block.AddRow(StartNs + (row * 1_000_000_000L) + jitter);
            for (var metric = 0; metric < metrics; metric++)
            {
                switch (metric % 4)
                {
                    case 0 or 1:
                        state[metric] += random.Next(-50, 51);
                        block.Set(metric, state[metric] / 100);
                        break;
                    case 2:
                        state[metric] = Math.Max(0, state[metric] + random.Next(-10, 11));
                        block.Set(metric, state[metric]);
                        break;
                    default:
                        state[metric] += random.Next(0, 1000);
                        block.Set(metric, state[metric]);
                        break;
                }
            }
        }
#pragma warning restore CA5394

        return block;
    }
}
