using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Statistics;
using CsCheck;

namespace ChronoActors.Core.Tests.Reports.Aggregates;

/// <summary>In whatever parts resources are aggregated, merged in whatever order and depth, the answer is that of all at once.</summary>
public class AggregationProperties
{
    /// <summary>Before any character of a key, so that joined keys have the order of the keys.</summary>
    private const char Separator = '\u0001';

    private static readonly string[] Labels = ["type", "name", "metric", "unit", "resource", "node", "absent"];
    private static readonly string[] Units = ["", "bytes", "percent"];

    private static readonly Gen<AggregateQuery> Query = Gen.Select(
        Gen.Shuffle(Labels).SelectMany(labels => Gen.Int[0, 3].Select(count => labels[..count])),
        Gen.Enum<AggregateFunction>(),
        Gen.Enum<AggregateFigure>(),
        Gen.Int[0, 2],
        Gen.Int[1, 5],
        (by, function, of, cut, limit) => new AggregateQuery
        {
            By = [.. by],
            Function = function,
            Of = of,
            Top = cut == 1 ? limit : null,
            Bottom = cut == 2 ? limit : null,
        });

    // Whole numbers, so that sums are exact in any order.
    // Multiples of 60: the averages of up to three are whole, so that equal groups are equal to the last bit and keep their order.
    private static readonly Gen<double[]> Values = Gen.Int[-20, 20].Select(value => 60.0 * value).Array[0, 3];

    private static readonly Gen<ResourceReport[]> Resources = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Values.Array[1, 3], Gen.Int[0, 2])
        .Array[0, 25]
        .Select(some => some.Select((one, i) => Resource(i, one.Item1, one.Item2, one.Item3, one.Item4)).ToArray());

    [Fact]
    public void Merged_parts_are_the_aggregate_of_the_whole() => Gen.Select(Query, Resources, Gen.Int[0, 3].Array[25], Gen.Bool)
        .Sample((query, resources, parts, isNested) =>
        {
            var whole = new Aggregation(query);
            whole.Add(resources);
            var expected = whole.ToAggregate(7, []);

            var partials = Enumerable.Range(0, 4).Select(part => PartOf(query, resources.Where((_, i) => parts[i] == part).ToArray())).ToList();
            var merged = new Aggregation(query);
            foreach (var partial in isNested ? [Merge(query, partials[..2]), Merge(query, partials[2..])] : partials)
            {
                merged.Add(partial);
            }

            var answer = merged.ToAggregate(7, []);
            Assert.Equal(Text(expected), Text(answer));
            AssertClose(expected.Groups.Select(group => group.Sum.Value), answer.Groups.Select(group => group.Sum.Value));
        });

    [Fact]
    public void Answer_is_what_a_plain_computation_gives() => Gen.Select(Query, Resources).Sample((query, resources) =>
    {
        var aggregation = new Aggregation(query);
        aggregation.Add(resources);
        var answer = aggregation.ToAggregate(7, []);

        var groups = resources
            .SelectMany(resource => resource.Metrics.Where(metric => metric.Statistics.Count > 0), (resource, metric) => (Resource: resource, Metric: metric))
            .GroupBy(pair => string.Join(Separator, query.By.Select(label => AggregateQuery.KeyOf(label, pair.Resource, pair.Metric.Metric))))
            .Select(group => (group.Key, Value: Plain(query, [.. group.Select(pair => query.Of.Of(pair.Metric.Statistics))])));
        var ordered = query switch
        {
            { Top: { } top } => groups.OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).Take(top),
            { Bottom: { } bottom } => groups.OrderBy(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).Take(bottom),
            _ => groups.OrderBy(group => group.Key, StringComparer.Ordinal),
        };
        var expected = ordered.ToList();
        Assert.Equal(expected.Select(group => group.Key), answer.Groups.Select(group => string.Join(Separator, group.Keys)));
        AssertClose(expected.Select(group => group.Value), answer.Groups.Select(group => group.Value(query.Function)));
    });

    /// <summary>The order of adding shows in the last bits of a sum.</summary>
    private static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - Tolerance(pair.First), pair.First + Tolerance(pair.First)));

    private static double Tolerance(double value) => 1e-9 * Math.Max(1, Math.Abs(value));

    private static double Plain(AggregateQuery query, double[] figures) => query.Function switch
    {
        AggregateFunction.Min => figures.Min(),
        AggregateFunction.Avg => Math.Clamp(Sum(figures) / figures.Length, figures.Min(), figures.Max()),
        AggregateFunction.Sum => Sum(figures),
        AggregateFunction.Count => figures.Length,
        _ => figures.Max(),
    };

    private static double Sum(double[] figures) => figures.Aggregate(default(CompensatedSum), (sum, figure) => sum.Add(figure)).Value;

    private static ResourceReport Resource(int i, int type, int node, double[][] metrics, int unit) => SampleReports.Resource(
        ResourceId.Of($"r{i:D2}", ("node", $"n{node}")),
        $"t{type}",
        [.. metrics.Select((values, metric) => SampleReports.Metric($"m{metric}", Units[(unit + metric) % Units.Length], 1, values))]);

    private static AggregatePartial PartOf(AggregateQuery query, ResourceReport[] resources)
    {
        var aggregation = new Aggregation(query);
        aggregation.Add(resources);
        return aggregation.ToPartial();
    }

    private static AggregatePartial Merge(AggregateQuery query, IEnumerable<AggregatePartial> parts)
    {
        var aggregation = new Aggregation(query);
        foreach (var part in parts)
        {
            aggregation.Add(part);
        }

        return aggregation.ToPartial();
    }

    private static string Text(Aggregate answer) => string.Join('\n',
    [
        FormattableString.Invariant($"{answer.Resources} {answer.Metrics} {answer.GroupCount}"),
        .. answer.Groups.Select(group => FormattableString.Invariant(
            $"{string.Join('|', group.Keys)} {group.Unit ?? "mixed"} {group.Metrics} {group.Min:R} {group.Max:R}")),
    ]);
}
