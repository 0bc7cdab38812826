using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Tests.Reports.Aggregates;

public class AggregationTests
{
    private static readonly ResourceReport[] Machine =
    [
        SampleReports.Resource(ResourceId.Of("cpu", ("node", "a")), "cpu", SampleReports.Metric("total", "percent", 1, 50, 70)),
        SampleReports.Resource(ResourceId.Of("cpu", ("node", "b")), "cpu", SampleReports.Metric("total", "percent", 1, 90, 10)),
        SampleReports.Resource(ResourceId.Of("disk", ("node", "a")), "io",
            SampleReports.Metric("read", "bytes", 1, 1000), SampleReports.Metric("busy", "percent", 1, 20), SampleReports.Metric("idle", "percent", 1)),
    ];

    [Fact]
    public void One_figure_per_type_is_the_largest_current_value_by_default()
    {
        var answer = Answer(new AggregateQuery { By = ["type"] });
        Assert.Equal([("cpu", 70, "percent", 2), ("io", 1000, null, 2)], answer.Groups.Select(Flat(answer)));
        Assert.Equal((3, 4, 2), (answer.Resources, answer.Metrics, answer.GroupCount));
    }

    [Theory]
    [InlineData(AggregateFunction.Max, AggregateFigure.Current, 70)]
    [InlineData(AggregateFunction.Min, AggregateFigure.Current, 10)]
    [InlineData(AggregateFunction.Avg, AggregateFigure.Current, 40)]
    [InlineData(AggregateFunction.Sum, AggregateFigure.Current, 80)]
    [InlineData(AggregateFunction.Count, AggregateFigure.Current, 2)]
    [InlineData(AggregateFunction.Max, AggregateFigure.Average, 60)]
    [InlineData(AggregateFunction.Max, AggregateFigure.Min, 50)]
    [InlineData(AggregateFunction.Max, AggregateFigure.Max, 90)]
    [InlineData(AggregateFunction.Sum, AggregateFigure.Sum, 220)]
    [InlineData(AggregateFunction.Sum, AggregateFigure.Count, 4)]
    public void Every_function_of_every_figure(AggregateFunction function, AggregateFigure of, double expected)
    {
        var answer = Answer(new AggregateQuery { Selector = Selector.Parse("cpu"), Function = function, Of = of });
        var group = Assert.Single(answer.Groups);
        Assert.Empty(group.Keys);
        Assert.Equal(expected, group.Value(function));
    }

    [Fact]
    public void Metrics_without_samples_and_those_that_are_not_selected_are_left_out()
    {
        var answer = Answer(new AggregateQuery { Selector = Selector.Parse("disk/?dle"), By = ["type"] });
        Assert.Equal((0, 0, 0), (answer.Resources, answer.Metrics, answer.Groups.Length));
        answer = Answer(new AggregateQuery { Selector = Selector.Parse("/busy"), By = ["metric"] });
        Assert.Equal([("busy", 20, "percent", 1)], answer.Groups.Select(Flat(answer)));
    }

    [Fact]
    public void Groups_are_by_several_labels_and_in_their_order()
    {
        var answer = Answer(new AggregateQuery { By = ["node", "unit", "absent"], Function = AggregateFunction.Sum });
        Assert.Equal(
            [("a|bytes|", 1000, "bytes", 1), ("a|percent|", 90, "percent", 2), ("b|percent|", 10, "percent", 1)],
            answer.Groups.Select(Flat(answer)));
    }

    [Fact]
    public void A_label_of_the_resources_own_comes_before_its_type_but_its_identity_is_always_its_identity()
    {
        var odd = SampleReports.Resource(
            ResourceId.Of("x", ("metric", "m"), ("resource", "r"), ("type", "t")), "custom", SampleReports.Metric("value", "", 1, 5));
        var aggregation = new Aggregation(new AggregateQuery { By = ["type", "metric", "resource", "name"] });
        aggregation.Add(odd);
        Assert.Equal<string>(["t", "m", odd.Id.ToString(), "x"], Assert.Single(aggregation.ToAggregate(0, []).Groups).Keys);
    }

    [Theory]
    [InlineData(2, null, "disk{node=\"a\"}|read=1000 cpu{node=\"a\"}|total=70")]
    [InlineData(null, 2, "cpu{node=\"b\"}|total=10 disk{node=\"a\"}|busy=20")]
    [InlineData(9, null, "disk{node=\"a\"}|read=1000 cpu{node=\"a\"}|total=70 disk{node=\"a\"}|busy=20 cpu{node=\"b\"}|total=10")]
    public void Top_and_bottom_cut_by_value(int? top, int? bottom, string expected)
    {
        var answer = Answer(new AggregateQuery { By = ["resource", "metric"], Top = top, Bottom = bottom });
        Assert.Equal(expected, string.Join(' ', answer.Groups.Select(group => $"{string.Join('|', group.Keys)}={group.Value(answer.Query.Function):R}")));
        Assert.Equal(4, answer.GroupCount);
    }

    [Fact]
    public void A_part_carries_no_more_groups_than_the_answer_may_have_where_groups_are_of_one_resource()
    {
        var part = Part(Machine, new AggregateQuery { By = ["resource"], Top = 1 });
        Assert.Equal((1, 2L), (part.Groups.Length, part.GroupsCut));
        part = Part(Machine, new AggregateQuery { By = ["type"], Top = 1 });
        Assert.Equal((2, 0L), (part.Groups.Length, part.GroupsCut));
    }

    [Theory]
    [InlineData("at least 1", null, 0, "type")]
    [InlineData("exclude each other", 1, 1, "type")]
    [InlineData("given twice", null, null, "type", "node", "type")]
    [InlineData("can't group by that", null, null, "a b")]
    [InlineData("at most 16", null, null, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q")]
    public void Wrong_queries_say_what_is_allowed(string expected, int? top, int? bottom, params string[] by)
    {
        var query = new AggregateQuery { By = [.. by], Top = top, Bottom = bottom };
        Assert.Contains(expected, query.Fault(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Aggregation(query));
    }

    [Fact]
    public void A_function_or_figure_of_a_newer_version_is_refused()
    {
        Assert.Contains("older", new AggregateQuery { Function = (AggregateFunction)99 }.Fault(), StringComparison.Ordinal);
        Assert.Contains("older", new AggregateQuery { Of = (AggregateFigure)99 }.Fault(), StringComparison.Ordinal);
        Assert.Null(new AggregateQuery { By = ["type", "node"], Top = 3 }.Fault());
    }

    [Fact]
    public void Many_resources_at_once_are_the_same_as_one_by_one()
    {
        var many = Enumerable.Range(0, 1_000)
            .Select(i => SampleReports.Resource(ResourceId.Of($"r{i}"), $"t{i % 3}", SampleReports.Metric("value", "", 1, i)))
            .ToArray();
        var aggregation = new Aggregation(new AggregateQuery { By = ["type"], Function = AggregateFunction.Sum });
        aggregation.Add(many);
        var answer = aggregation.ToAggregate(0, []);
        Assert.Equal([("t0", 166_833, "", 334), ("t1", 166_167, "", 333), ("t2", 166_500, "", 333)], answer.Groups.Select(Flat(answer)));
    }

    private static Aggregate Answer(AggregateQuery query)
    {
        var aggregation = new Aggregation(query);
        aggregation.Add(Machine);
        return aggregation.ToAggregate(1, []);
    }

    private static AggregatePartial Part(ResourceReport[] resources, AggregateQuery query)
    {
        var aggregation = new Aggregation(query);
        aggregation.Add(resources);
        return aggregation.ToPartial();
    }

    private static Func<AggregateGroup, (string Keys, double Value, string? Unit, long Metrics)> Flat(Aggregate answer) =>
        group => (string.Join('|', group.Keys), group.Value(answer.Query.Function), group.Unit, group.Metrics);
}
