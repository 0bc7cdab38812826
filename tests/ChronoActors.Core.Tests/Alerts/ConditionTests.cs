using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Core.Tests.Alerts;

/// <summary>What each condition raises and clears, row by row.</summary>
public class ConditionTests
{
    private const long StartNs = 1_700_000_000_000_000_000;
    private const long Second = 1_000_000_000;

    private readonly TrackedResource _resource = new();
    private readonly List<IResourceEvent> _events = [];
    private long _sequence = 1;

    [Fact]
    public void A_band_raises_on_the_side_that_was_left()
    {
        Obey("outside 10 to 90 clear 15 to 85", "disk/used");
        Take(0, 9, null);
        Take(1, 14, null);
        Take(2, 91, null);
        Take(3, 86, null);
        Take(4, 85, null);
        Assert.Equal(["raised used below 10", "cleared used below 10", "raised used above 90", "cleared used above 90"], Told());
    }

    [Fact]
    public void A_rate_is_per_second_and_a_counter_that_falls_began_anew()
    {
        Obey("rate above 5", "disk/*");
        Take(0, 100, 100);
        Take(2, 112, 112);
        Take(3, 50, 3);
        Assert.Equal(["raised rate of used above 5 per second", "raised rate of total above 5 per second", "cleared rate of used above 5 per second", "cleared rate of total above 5 per second"], Told());
    }

    [Fact]
    public void A_rate_needs_two_samples_and_time_between()
    {
        Obey("rate below 1", "disk/used");
        Take(0, 100, null);
        Take(0, 0, null);
        Assert.Empty(Told());
    }

    [Theory]
    [InlineData("average above 5", true, false)]
    [InlineData("max above 8", true, true)]
    [InlineData("min below 2", true, false)]
    [InlineData("above 8", true, true)]
    public void Of_an_interval_the_figure_counts(string condition, bool first, bool second)
    {
        Obey(condition, "disk/used");
        Take(0, new IntervalSample(6, 1, 9, 18, 3));
        Assert.Equal(first, _resource.Board.Alerts[0].IsRaised);
        Take(1, new IntervalSample(4, 3, 9, 15, 3));
        Assert.Equal(second, _resource.Board.Alerts[0].IsRaised);
    }

    [Fact]
    public void A_share_is_of_whole_rows_and_of_what_is_known_of_the_other_metric()
    {
        Obey("used / total above 0.9 clear 0.5", "disk");
        Take(0, 95, null);
        Assert.Empty(Told());
        Take(1, null, 100);
        Assert.Equal(["raised used / total above 0.9"], Told());

        // The capacity doubles with what is used of it: half a row would look like a fall, and then like a rise.
        Take(2, 190, 200);
        Take(1, 0, 200);
        Take(3, 190, 0);
        Assert.Single(Told());
        Take(4, 100, 200);
        Assert.Equal("cleared used / total above 0.9", Told()[^1]);
    }

    [Fact]
    public void A_share_is_on_resources_that_have_both_metrics_where_the_selector_matches_the_first()
    {
        Obey("used / free above 1", "disk");
        Assert.Empty(_resource.Board.Alerts);
        Obey("used / total above 1", "disk/total");
        Assert.Empty(_resource.Board.Alerts);
        Obey("used / total above 1", "disk/u*");
        Assert.Single(_resource.Board.Alerts);
    }

    private void Obey(string condition, string selector)
    {
        if (_resource.Declaration is null)
        {
            var schema = MetricSchema.Of([new Metric("used"), new Metric("total", "", MetricKind.Counter)]);
            _resource.Apply(_resource.Declare(new ResourceDeclaration(ResourceId.Of("disk"), "io", schema))!);
            _resource.Use(schema);
        }

        _resource.Obey(RuleBook.Of(1, [new AlertRule("r", Selector.Parse(selector), ConditionText.Parse(condition))]), _events);
    }

    private void Take(int second, double? used, double? total)
    {
        var rows = new RowBlock(2);
        rows.AddRow(StartNs + (second * Second));
        if (used is { } first)
        {
            rows.Set(0, first);
        }

        if (total is { } other)
        {
            rows.Set(1, other);
        }

        _resource.Take(rows, 0, _sequence++, StartNs, new TrackingLimits(), [], _events);
    }

    private void Take(int second, IntervalSample sample)
    {
        var rows = new RowBlock(2);
        rows.AddRow(StartNs + (second * Second));
        rows.Set(0, sample);
        _resource.Take(rows, 0, _sequence++, StartNs, new TrackingLimits(), [], _events);
    }

    private List<string> Told() => [.. _events.Select(static happened => happened switch
    {
        AlertRaised raised => $"raised {raised.Threshold}",
        AlertCleared cleared => $"cleared {cleared.Threshold}",
        _ => happened.ToString()!,
    })];
}
