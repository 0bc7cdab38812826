using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Tests;

public class RowGeneratorTests
{
    private const long StartNs = 1_700_000_000_000_000_000;

    [Fact]
    public void Equal_shapes_give_equal_rows_whatever_the_order_of_asking()
    {
        var shape = new DataShape(5, 8, DataShape.MaxJitterNs, StartNs);
        var forwards = new RowGenerator(shape);
        var backwards = new RowGenerator(shape);

        var some = Enumerable.Range(0, 5).Select(resource => RowsOf(forwards, shape, resource)).ToList();
        var others = Enumerable.Range(0, 5).Reverse().Select(resource => RowsOf(backwards, shape, resource)).Reverse().ToList();

        Assert.Equal(some, others);
        Assert.NotEqual(some[0], some[1]);
        Assert.NotEqual(some, [.. Enumerable.Range(0, 5).Select(resource => RowsOf(new RowGenerator(shape with { Seed = 2 }), shape, resource))]);
    }

    [Fact]
    public void Half_are_gauges_of_two_decimals_a_quarter_integers_a_quarter_counters()
    {
        var shape = new DataShape(1, 8, 0, StartNs);
        var rows = new RowGenerator(shape);
        var (last, values) = (new double[8], new double[8]);
        var withDecimals = new bool[8];
        for (var row = 0; row < 100; row++)
        {
            Assert.Equal(StartNs + (row * 1_000_000_000L), rows.Next(0, values));
            Assert.All(values, value => Assert.Equal(Math.Round(value, 2), value));
            Assert.True(row == 0 || (values[3] >= last[3] && values[7] >= last[7]));
            for (var metric = 0; metric < 8; metric++)
            {
                withDecimals[metric] |= values[metric] != Math.Floor(values[metric]);
            }

            values.CopyTo(last, 0);
        }

        Assert.Equal([true, true, false, false, true, true, false, false], withDecimals);
    }

    private static string RowsOf(RowGenerator rows, DataShape shape, int resource)
    {
        var values = new double[shape.MetricsPerResource];
        return string.Join(';', Enumerable.Range(0, 10).Select(_ => $"{rows.Next(resource, values)}:{string.Join(',', values)}"));
    }
}
