using System.Text.Json;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;
using CsCheck;

namespace ChronoActors.Core.Tests.Alerts;

public class AlertLogTests
{
    private static readonly AlertLogLimits Small = new() { Retained = 20, Sources = 20, Subscriptions = 2, Page = 3 };

    private static RuleTransition Transition(int resource, long sequence, string rule = "r") => new(
        ResourceId.Of($"r{resource}"), sequence, new Threshold("value", ThresholdDirection.Above, 90, 80) { Rule = rule }, true, sequence, 91);

    [Fact]
    public void Whatever_is_repeated_each_transition_is_in_the_log_once_and_in_the_order_of_its_resource() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 12]).Array[1, 8].Array[1, 20].Sample(
            batches =>
            {
                var (log, reference) = (new AlertLog(new AlertLogLimits()), new List<RuleTransition>());
                var events = new List<IAlertEvent>();
                foreach (var batch in batches.Select(batch => batch.OrderBy(static entry => entry.Item2).Select(static entry => Transition(entry.Item1, entry.Item2)).ToList()))
                {
                    foreach (var transition in batch)
                    {
                        if (reference.All(known => known.Resource.Entity != transition.Resource.Entity || known.Sequence < transition.Sequence))
                        {
                            reference.Add(transition);
                        }
                    }

                    if (log.Take(batch) is { } entered)
                    {
                        log.Apply(entered);
                        events.Add(entered);
                    }

                    Assert.Null(log.Take(batch));
                }

                Assert.Equal(reference, log.Snapshot().Retained);
                Assert.Equal(reference.Count, log.LastNumber);
                var replayed = new AlertLog(new AlertLogLimits());
                events.ForEach(replayed.Apply);
                AssertSame(log, replayed);
                AssertSame(log, AlertLog.From(log.Snapshot(), new AlertLogLimits()));
            },
            iter: 500);

    [Fact]
    public void The_newest_are_kept_and_the_rest_is_gone()
    {
        var log = new AlertLog(Small);
        for (var i = 1; i <= 100; i++)
        {
            log.Apply(log.Take([Transition(i, i)])!);
            Assert.InRange(log.LastNumber - log.FirstNumber + 1, Math.Min(i, 20), 22);
        }

        Assert.Equal(100, log.LastNumber);
        Assert.InRange(log.Snapshot().Sources.Length, 20, 22);
        Assert.Null(log.Take([Transition(100, 100)]));
    }

    [Fact]
    public void A_reader_gets_its_rule_page_by_page_and_learns_how_far_it_is()
    {
        var log = new AlertLog(Small);
        log.Apply(log.Take([.. Enumerable.Range(1, 10).Select(i => Transition(1, i, i % 2 == 0 ? "even" : "odd"))])!);

        Assert.Equal([2, 4, 6], log.Read("even", 0, out var upTo).Select(static entry => entry.Number));
        Assert.Equal(6, upTo);
        Assert.Equal([8, 10], log.Read("even", upTo, out upTo).Select(static entry => entry.Number));
        Assert.Equal(10, upTo);
        Assert.Empty(log.Read("even", upTo, out upTo));
        Assert.Equal(10, upTo);
    }

    [Fact]
    public void A_subscription_moves_when_it_has_handled_something_and_not_for_every_question()
    {
        var log = new AlertLog(Small);
        log.Apply(log.Move("s", "even", 0)!);
        log.Apply(log.Take([Transition(1, 1, "odd")])!);
        Assert.Null(log.Move("s", "even", 1));
        log.Apply(log.Take([Transition(1, 2, "even")])!);
        Assert.Equal(new SubscriptionMoved("s", 2), log.Move("s", "even", 2));
        Assert.Equal(0, log.PositionOf("s"));

        // Far behind it would look as if something were lost.
        log.Apply(log.Take([.. Enumerable.Range(3, 4).Select(i => Transition(1, i, "odd"))])!);
        log.Apply(new SubscriptionMoved("s", 2));
        Assert.Equal(new SubscriptionMoved("s", 6), log.Move("s", "even", 6));
        Assert.Null(log.Move("s", "even", 1));

        log.Apply(new SubscriptionMoved("t", 0));
        Assert.True(log.IsFull);
        log.Apply(new SubscriptionEnded("s"));
        Assert.False(log.IsFull);
        Assert.Null(log.PositionOf("s"));
    }

    private static void AssertSame(AlertLog expected, AlertLog actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected.Snapshot()), JsonSerializer.Serialize(actual.Snapshot()));
}
