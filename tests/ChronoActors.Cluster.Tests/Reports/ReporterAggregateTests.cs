using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>A node's answer to the question for an aggregate.</summary>
public sealed class ReporterAggregateTests : ActorSpec
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);
    private static readonly AggregateQuery MaxByType = new() { By = ["type"] };

    private readonly ReportDemand _demand = new();
    private readonly IActorRef _reporter;
    private readonly TestProbe _aggregator;

    public ReporterAggregateTests()
    {
        _reporter = Sys.ActorOf(ReporterActor.Props(_demand));
        _aggregator = CreateTestProbe();
    }

    [Fact]
    public void Groups_are_computed_from_what_resources_show_and_none_is_asked()
    {
        ResourceReport[] awake = [SomeResources.Of("a", 1, "io"), SomeResources.Of("b", 7, "io"), SomeResources.Of("c", 5, "cpu")];
        var actors = awake.Select(resource => Announce(resource, isShown: true)).ToList();

        var part = Ask(MaxByType);

        Assert.Equal("cpu 5 io 7", TextOf(part));
        Assert.Equal((3, 3, SomeResources.TallyOf(awake)), (part.Answer.Resources, part.Answer.Metrics, part.Tally));
        Assert.Empty(part.Entities);
        Assert.DoesNotContain(actors, actor => actor.HasMessages);
    }

    [Fact]
    public void Resources_that_show_nothing_are_asked_if_they_may_be_selected()
    {
        Announce(SomeResources.Of("a", 1, "io"), isShown: true);
        var selected = Announce(SomeResources.Of("b", 7, "io"), isShown: false);
        var other = Announce(SomeResources.Of("c", 5, "cpu"), isShown: false);

        Send(MaxByType, "{type=\"io\"}");
        selected.ExpectMsg<DescribeResource>();
        selected.Reply(new ResourceDescription(SomeResources.Of("b", 7).Id.Entity, SomeResources.Of("b", 9, "io")));
        var part = Part();

        Assert.Equal("io 9", TextOf(part));
        Assert.Equal(3, part.Tally.Count);
        Assert.False(other.HasMessages);
    }

    [Fact]
    public void A_resource_that_goes_while_it_is_asked_is_not_in_the_answer_and_holds_nobody_up()
    {
        var stays = SomeResources.Of("a", 1);
        Announce(stays, isShown: true);
        var goes = SomeResources.Of("b", 7);
        var actor = Announce(goes, isShown: false);

        Send(new AggregateQuery());
        actor.ExpectMsg<DescribeResource>();
        _reporter.Tell(new ResourceGone(goes.Id.Entity, actor));
        var part = Part();

        Assert.Equal((1, SomeResources.TallyOf(stays)), (part.Answer.Metrics, part.Tally));
        Assert.Equal(SomeResources.TallyOf(stays), Ask(new AggregateQuery()).Tally);
    }

    [Fact]
    public void A_resource_that_is_not_tracked_any_more_is_not_in_the_answer()
    {
        var untracked = SomeResources.Of("a", 1);
        var actor = Announce(untracked, isShown: false);
        Send(new AggregateQuery(), withEntities: true);
        actor.ExpectMsg<DescribeResource>();
        actor.Reply(new ResourceDescription(untracked.Id.Entity, null));
        var part = Part();
        Assert.Equal((default, 0, 0L), (part.Tally, part.Entities.Length, part.Answer.Resources));
    }

    [Fact]
    public void Silent_resources_are_not_covered_and_the_answer_comes_in_time()
    {
        var speaks = SomeResources.Of("a", 1);
        Announce(speaks, isShown: true);
        var silent = Announce(SomeResources.Of("b", 7), isShown: false);

        Send(new AggregateQuery(), withEntities: true);
        silent.ExpectMsg<DescribeResource>();
        Advance(TimeLimit);
        var part = Part();

        Assert.Equal(SomeResources.TallyOf(speaks), part.Tally);
        Assert.Equal<string>([speaks.Id.Entity], part.Entities);
    }

    [Fact]
    public void A_successor_that_announced_itself_first_stays_when_its_predecessor_goes()
    {
        var resource = SomeResources.Of("a", 1);
        var before = Announce(resource, isShown: true);
        Announce(resource, isShown: true);
        _reporter.Tell(new ResourceGone(resource.Id.Entity, before));
        Assert.Equal(SomeResources.TallyOf(resource), Ask(new AggregateQuery()).Tally);
    }

    [Fact]
    public void Many_groups_and_entities_come_in_parts_that_belong_together()
    {
        var awake = Enumerable.Range(0, 1_234).Select(i => SomeResources.Of($"r{i}", i)).ToList();
        awake.ForEach(resource => Announce(resource, isShown: true, _aggregator.Ref));

        Send(new AggregateQuery { By = ["name"] }, withEntities: true);
        List<AggregatePart> parts = [Part()];
        while (!parts[^1].IsLast)
        {
            parts.Add(Part());
        }

        Assert.Equal(Enumerable.Range(0, parts.Count), parts.Select(part => part.Page));
        Assert.True(parts.Count > 1);
        Assert.Equal((1_234, 1_234), (parts.Sum(part => part.Answer.Resources), parts.Sum(part => part.Answer.Metrics)));
        Assert.Equal(awake.Select(resource => resource.Id.Name).Order(), parts.SelectMany(part => part.Answer.Groups).Select(group => group.Keys[0]).Order());
        Assert.Equal(awake.Select(resource => resource.Id.Entity).Order(), parts.SelectMany(part => part.Entities).Order());
    }

    [Theory]
    [InlineData("disk{", 0, "it does not understand the selector")]
    [InlineData("*", 99, "older")]
    public void Questions_of_a_newer_version_are_refused_with_a_reason(string selector, int function, string reason)
    {
        Announce(SomeResources.Of("a", 1), isShown: true);
        Send(new AggregateQuery { Function = (AggregateFunction)function }, selector);
        var part = Part();
        Assert.True(part.IsLast);
        Assert.Contains(reason, part.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Demand_rises_with_a_question_and_ends_some_minutes_after_the_last()
    {
        var resource = SomeResources.Of("a", 1);
        var shown = new PublishedReport();
        shown.Show(resource);
        _reporter.Tell(new ResourceAwake(resource.Id.Entity, resource.Id, resource.Type, CreateTestProbe()) { Published = shown });
        Assert.False(_demand.IsHigh);

        Ask(new AggregateQuery());
        Advance(TimeSpan.FromMinutes(4));
        Ask(new AggregateQuery());
        Advance(TimeSpan.FromMinutes(4));
        Ask(new AggregateQuery());
        Assert.True(_demand.IsHigh);
        Assert.NotNull(shown.Report);

        Advance(TimeSpan.FromMinutes(6));
        Await(() => !_demand.IsHigh && shown.Report is null);
    }

    private static string TextOf(AggregatePart part) => string.Join(' ', part.Answer.Groups
        .Select(group => $"{string.Join('|', group.Keys)} {group.Max}")
        .Order(StringComparer.Ordinal));

    private TestProbe Announce(ResourceReport resource, bool isShown)
    {
        var actor = CreateTestProbe();
        Announce(resource, isShown, actor);
        return actor;
    }

    private void Announce(ResourceReport resource, bool isShown, IActorRef actor)
    {
        var place = new PublishedReport();
        if (isShown)
        {
            place.Show(resource);
        }

        _reporter.Tell(new ResourceAwake(resource.Id.Entity, resource.Id, resource.Type, actor) { Published = place });
    }

    private AggregatePart Ask(AggregateQuery query)
    {
        Send(query);
        return Part();
    }

    private void Send(AggregateQuery query, string selector = "*", bool withEntities = false) =>
        _reporter.Tell(Sys.Transfer(new CollectAggregate(7, selector, query, TimeLimit, withEntities)), _aggregator.Ref);

    private AggregatePart Part()
    {
        var part = Sys.Transfer(_aggregator.ExpectMsg<AggregatePart>());
        Assert.Equal(7, part.Query);
        return part;
    }
}
