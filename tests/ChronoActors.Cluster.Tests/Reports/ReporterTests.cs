using Akka.Actor;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Directory;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Reports;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>The reporter of a node answers for its awake resources.</summary>
public sealed class ReporterTests : ActorSpec
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    private readonly IActorRef _reporter;
    private readonly AwakeResources _resources;

    public ReporterTests()
    {
        _reporter = Sys.ActorOf(ReporterActor.Props());
        _resources = new AwakeResources(CreateTestProbe("resources"));
    }

    [Fact]
    public void A_node_without_resources_says_so_at_once()
    {
        var pages = Collect();

        Assert.Empty(pages.Resources);
        Assert.Equal(0, pages.Silent);
    }

    [Fact]
    public void Many_resources_come_in_pages_and_each_once()
    {
        int[] numbers = [.. Enumerable.Range(0, 1050)];
        _resources.Announce(_reporter, numbers);

        var pages = Collect();

        Assert.Equal(numbers.Select(number => Entries.Id(number).Entity).Order(StringComparer.Ordinal), pages.Resources.Order(StringComparer.Ordinal));
        Assert.InRange(pages.Count, 5, 50);
    }

    [Fact]
    public void Only_what_the_selector_chooses_is_asked_and_told()
    {
        _resources.Announce(_reporter, 1, 2, 3, 4);

        var pages = Collect("{type=\"even\"}");

        Assert.Equal(new[] { 2, 4 }.Select(number => Entries.Id(number).Entity).Order(StringComparer.Ordinal), pages.Resources.Order(StringComparer.Ordinal));
        Assert.Equal(2, _resources.Asked);
    }

    [Fact]
    public void A_selector_that_is_not_understood_selects_nothing()
    {
        _resources.Announce(_reporter, 1);

        Assert.Empty(Collect("{x").Resources);
    }

    [Fact]
    public void Who_does_not_answer_in_time_is_counted_and_keeps_nobody_waiting()
    {
        _resources.Announce(_reporter, 1, 2, 3);
        _resources.Silent.Add(2);
        _reporter.Tell(new CollectReport(7, "*", TimeLimit), TestActor);
        Await(() =>
        {
            Advance(TimeSpan.FromSeconds(1));
            return HasMessages;
        });

        var pages = Receive(7);

        Assert.Equal((2, 1), (pages.Resources.Count, pages.Silent));
    }

    [Fact]
    public void Who_is_gone_is_not_asked()
    {
        _resources.Announce(_reporter, 1, 2);

        _reporter.Tell(new ResourceGone(Entries.Id(1).Entity, _resources.Actor));

        Assert.Equal([Entries.Id(2).Entity], Collect().Resources);
        Assert.Equal(1, _resources.Asked);
    }

    [Fact]
    public void Who_goes_while_it_is_asked_is_not_waited_for()
    {
        _resources.Announce(_reporter, 1, 2);
        _resources.Silent.Add(1);
        _reporter.Tell(new CollectReport(7, "*", TimeLimit), TestActor);

        _reporter.Tell(new ResourceGone(Entries.Id(1).Entity, _resources.Actor));

        var pages = Receive(7);
        Assert.Equal([Entries.Id(2).Entity], pages.Resources);
        Assert.Equal(0, pages.Silent);
    }

    [Fact]
    public void The_last_word_of_a_predecessor_does_not_hide_its_successor()
    {
        _resources.Announce(_reporter, 1);

        _reporter.Tell(new ResourceGone(Entries.Id(1).Entity, CreateTestProbe("predecessor")));

        Assert.Single(Collect().Resources);
    }

    [Fact]
    public void Who_is_untracked_meanwhile_is_not_told()
    {
        _resources.Announce(_reporter, 1, 2);
        _resources.Untracked.Add(1);

        Assert.Equal([Entries.Id(2).Entity], Collect().Resources);
    }

    [Fact]
    public void What_a_resource_shows_is_told_without_asking_it()
    {
        var shown = new PublishedReport();
        shown.Show(Entries.Report(1, value: 42));
        _reporter.Tell(new ResourceAwake(Entries.Id(1).Entity, Entries.Id(1), "odd", _resources.Actor) { Published = shown });

        Assert.Single(Collect().Resources);
        Assert.Equal(0, _resources.Asked);

        shown.Withdraw();
        _resources.Know(1);
        Assert.Single(Collect().Resources);
        Assert.Equal(1, _resources.Asked);
    }

    private Pages Collect(string selector = "*")
    {
        _reporter.Tell(Sys.Transfer(new CollectReport(7, selector, TimeLimit)), TestActor);
        return Receive(7);
    }

    private Pages Receive(long query)
    {
        var pages = new List<ReportPage>();
        do
        {
            pages.Add(Sys.Transfer(ExpectMsg<ReportPage>()));
        }
        while (pages.Count <= pages.Where(page => page.IsLast).Select(page => page.Page).DefaultIfEmpty(int.MaxValue).First());

        Assert.All(pages, page => Assert.Equal(query, page.Query));
        Assert.Equal(Enumerable.Range(0, pages.Count), pages.Select(page => page.Page).Order());
        return new Pages(pages.Count, pages.Single(page => page.IsLast).Silent, [.. pages.SelectMany(page => page.Resources).Select(report => report.Id.Entity)]);
    }

    private sealed record Pages(int Count, int Silent, List<string> Resources);
}
