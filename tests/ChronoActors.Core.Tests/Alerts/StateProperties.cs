using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;
using CsCheck;

namespace ChronoActors.Core.Tests.Alerts;

/// <summary>The life of alerts against a model that is slow, simple, and knows neither chunks nor restarts.</summary>
public class StateProperties
{
    private static readonly Gen<AlertRule> Rules =
        from isAbove in Gen.Bool
        from line in Gen.Int[3, 7]
        from back in Gen.Int[0, 2]
        from wait in Gen.Int[0, 4]
        from keep in Gen.Int[0, 4]
        select new AlertRule("r", Selector.Parse("r/a"), isAbove
            ? new ValueCrosses(ThresholdDirection.Above, line, line - back)
            : new ValueCrosses(ThresholdDirection.Below, line, line + back))
        {
            For = TimeSpan.FromMilliseconds(wait),
            KeepFiring = TimeSpan.FromMilliseconds(keep),
        };

    private static readonly Gen<(int What, int Value, int Later)[]> Steps = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 10], Gen.Int[-2, 3]).Array[1, 120];

    [Fact]
    public void Alerts_are_what_the_model_says_whatever_dies_in_between() => Gen.Select(Rules, Rules, Steps).Sample(
        static (first, second, steps) =>
        {
            var (rule, other, resource, model) = (first, second, new ModelResource(), new StateModel());
            var book = RuleBook.Empty.After(new RuleSet(rule));
            resource.Tick(book);
            foreach (var (what, value, later) in steps)
            {
                switch (what)
                {
                    case 0:
                        resource.Seal();
                        resource.Snapshot();
                        break;
                    case 1 or 2:
                        // Rows that were not durable come again from their sender, as they were.
                        resource.Crash(book);
                        break;
                    case 3:
                        resource.Seal();
                        // A changed rule keeps the state that it finds; waits go on under the new terms, begun by the next sample.
                        (rule, other) = (rule with { For = other.For, KeepFiring = other.KeepFiring }, other with { For = rule.For, KeepFiring = rule.KeepFiring });
                        book = book.After(new RuleSet(rule));
                        break;
                    case 4:
                        resource.Seal();
                        book = book.After(new RuleRemoved("r"));
                        resource.Tick(book);
                        model.Forget();
                        book = book.After(new RuleSet(rule));
                        resource.Tick(book);
                        break;
                    default:
                        var atNs = resource.NextNs(later);
                        resource.Take(book, atNs, value);
                        model.Add(rule, atNs, value);
                        break;
                }

                Assert.Equal(model.Phase, Assert.Single(resource.Live.Board.Alerts).Phase);
            }

            Assert.Equal(model.Transitions, resource.Journal.Where(static happened => happened is AlertRaised or AlertCleared).Select(static happened => happened switch
            {
                AlertRaised raised => (true, raised.AtNs, raised.Value),
                AlertCleared cleared => (false, cleared.AtNs, cleared.Value),
                _ => default,
            }));
        },
        iter: 5_000);
}
