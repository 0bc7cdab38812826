using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Tests.Reports;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Testing;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>Resources that were awake on a node that died are woken, where rules may have raised something on them.</summary>
public sealed class ForgottenResourcesTests : ClusterSpec
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_resource_that_was_awake_on_a_dead_node_is_woken_and_no_other()
    {
        var (here, asleep, forgotten) = (SomeResources.Of("here", 1), SomeResources.Of("asleep", 2), SomeResources.Of("forgotten", 3));
        await File.WakeAsync(Here, here);
        await File.SleepAsync(asleep);
        await File.WakeAsync("akka.tcp://reports@127.0.0.1:1", forgotten);
        Elsewhere.Add(forgotten);
        ReportHere(here);
        ReportThere();
        var rules = new CurrentRules();
        var (questions, all) = (0, new AggregateQuery());
        Sys.ActorOf(ForgottenResourcesActor.Props(
            rules,
            asker =>
            {
                Interlocked.Increment(ref questions);
                return AggregateQueryActor.Props(all, Services(), asker);
            },
            Delay));

        // Without rules nobody needs them.
        var needless = 0;
        Sys.ActorOf(ForgottenResourcesActor.Props(
            new CurrentRules(),
            asker =>
            {
                Interlocked.Increment(ref needless);
                return AggregateQueryActor.Props(all, Services(), asker);
            },
            Delay));
        rules.Take(RuleBook.Empty.After(new RuleSet(new AlertRule("a", Selector.All, new ValueCrosses(ThresholdDirection.Above, 1, 1)))));

        await Eventually.HoldsAsync(() => Task.FromResult(Stragglers.Contains(forgotten.Id.Entity)), TimeSpan.FromSeconds(30), "the forgotten one to be asked");
        Assert.Equal([forgotten.Id.Entity], Stragglers.Distinct());
        Assert.Equal((1, 0), (questions, needless));
    }
}
