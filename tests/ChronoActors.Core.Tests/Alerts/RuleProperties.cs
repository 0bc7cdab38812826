using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;
using CsCheck;

namespace ChronoActors.Core.Tests.Alerts;

/// <summary>Rules that come, change and go between rows, restarts and snapshots, in any order.</summary>
public class RuleProperties
{
    private static readonly Gen<(int What, int Which, int Value)[]> Steps = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 2], Gen.Int[0, 10]).Array[1, 60];

    private static readonly string[] Selectors = ["r", "r/a", "*/b"];

    [Fact]
    public void A_replay_under_the_same_rules_gives_the_same_board_and_the_same_unlogged_transitions() => Steps.Sample(
        steps =>
        {
            var (resource, book) = (new ModelResource(), RuleBook.Empty);
            foreach (var step in steps)
            {
                Do(step, resource, ref book);
                resource.Tick(book);
                var replayed = resource.Replayed();
                var missing = new List<IResourceEvent>();
                replayed.Obey(book, missing);

                Assert.Empty(missing);
                Assert.Equal(resource.Live.Board.Alerts.AsEnumerable(), replayed.Board.Alerts);
                Assert.Equal(resource.Live.Unlogged.AsEnumerable(), replayed.Unlogged);
            }
        },
        iter: 2_000);

    [Fact]
    public void Alerts_of_a_rule_are_raised_and_cleared_in_turn_and_each_is_unlogged_until_it_is_confirmed() => Steps.Sample(
        steps =>
        {
            var (resource, book) = (new ModelResource(), RuleBook.Empty);
            foreach (var step in steps)
            {
                Do(step, resource, ref book);
            }

            var raised = new HashSet<(string, string, ThresholdDirection)>();
            var unlogged = new List<long>();
            foreach (var (happened, i) in resource.Journal.Select(static (happened, i) => (happened, i)))
            {
                switch (happened)
                {
                    case AlertRaised { Threshold: var threshold }:
                        Assert.True(raised.Add((threshold.Rule, threshold.Metric, threshold.Direction)));
                        unlogged.AddRange(threshold.Rule.Length > 0 ? [i + 1] : []);
                        break;
                    case AlertCleared { Threshold: var threshold }:
                        Assert.True(raised.Remove((threshold.Rule, threshold.Metric, threshold.Direction)));
                        unlogged.AddRange(threshold.Rule.Length > 0 ? [i + 1] : []);
                        break;
                    case ThresholdDropped dropped:
                        raised.Remove((dropped.Rule, dropped.Metric, dropped.Direction));
                        break;
                    case TransitionsLogged logged:
                        unlogged.RemoveAll(sequence => sequence <= logged.UpTo);
                        break;
                    default:
                        break;
                }
            }

            Assert.Equal(unlogged, resource.Live.Unlogged.Select(static transition => transition.Sequence));
            Assert.Equal(raised.Order(), resource.Live.Board.Alerts.Where(static alert => alert.IsRaised)
                .Select(static alert => (alert.Threshold.Rule, alert.Threshold.Metric, alert.Threshold.Direction)).Order());
        },
        iter: 2_000);

    private static void Do((int What, int Which, int Value) step, ModelResource resource, ref RuleBook book)
    {
        var (what, which, value) = step;
        var direction = (ThresholdDirection)(value % 2);
        switch (what)
        {
            case 0 or 1:
                var clear = direction == ThresholdDirection.Above ? value - which : value + which;
                book = book.After(new RuleSet(new AlertRule($"r{which}", Selector.Parse(Selectors[value % 3]), new ValueCrosses(direction, value, clear))
                {
                    For = TimeSpan.FromTicks(which / 2),
                    KeepFiring = TimeSpan.FromTicks(value % 3 / 2),
                }));
                break;
            case 2:
                book = book.After(new RuleRemoved($"r{which}"));
                break;
            case 3:
                resource.Command(new ThresholdAdopted(new Threshold(which == 0 ? "a" : "b", direction, value, value)));
                break;
            case 4:
                resource.Command(new ThresholdDropped(which == 0 ? "a" : "b", direction));
                break;
            case 5:
                resource.Snapshot();
                break;
            case 6:
                resource.Restart(book);
                break;
            case 7:
                resource.Confirm(resource.Live.Unlogged.Take(which + 1).LastOrDefault()?.Sequence ?? 0);
                break;
            default:
                resource.Record(book, value, what % 11);
                break;
        }
    }
}
