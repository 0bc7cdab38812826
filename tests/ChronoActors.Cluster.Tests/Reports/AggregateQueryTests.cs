using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>An aggregate over a cluster counts every resource once, and names what it lacks.</summary>
public sealed class AggregateQueryTests : ClusterSpec
{
    private static readonly ResourceReport A = SomeResources.Of("a", 1, "io");
    private static readonly ResourceReport B = SomeResources.Of("b", 2, "cpu");
    private static readonly ResourceReport C = SomeResources.Of("c", 4, "io");

    [Fact]
    public async Task Awake_and_sleeping_resources_of_all_nodes_are_merged()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(There, B);
        await File.SleepAsync(C);
        ReportHere(A);
        ReportThere(B);

        var sum = await SumAsync("type");

        Assert.True(sum.IsComplete);
        Assert.Equal("cpu=2 io=5", TextOf(sum));
        Assert.Equal((3, 3, 2), (sum.Resources, sum.Metrics, sum.GroupCount));
        Assert.Equal("io=5", TextOf(await SumAsync("type", "{type=\"io\"}")));
        Assert.Empty(Stragglers);
    }

    [Fact]
    public async Task The_best_of_all_nodes_are_the_best_of_the_cluster()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(There, C);
        await File.SleepAsync(B);
        ReportHere(A);
        ReportThere(C);
        var query = new AggregateQuery { By = ["resource", "metric"], Top = 2 };
        var top = await AskAsync<Aggregate>(asker => AggregateQueryActor.Props(query, Services(), asker));
        Assert.Equal(("c|value=4 b|value=2", 3), (TextOf(top), top.GroupCount));
    }

    [Fact]
    public async Task One_that_fell_asleep_after_its_node_was_asked_is_counted_once()
    {
        await File.WakeAsync(Here, A);
        await File.SleepAsync(B);
        ReportHere(A, B);
        ReportThere();
        Assert.Equal("=3", TextOf(await SumAsync()));
    }

    [Fact]
    public async Task One_that_is_on_the_move_is_asked_by_itself()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(There, B);
        ReportHere(A);
        ReportThere();
        Elsewhere.Add(B);
        var sum = await SumAsync();
        Assert.Equal(("=3", true), (TextOf(sum), sum.IsComplete));
        Assert.Equal<string>([B.Id.Entity], Stragglers);
    }

    [Fact]
    public async Task One_that_two_nodes_tell_of_while_it_moves_is_counted_once()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(Here, B);
        ReportHere(A, B);
        ReplaceThere(Props.Create(() => new LateReporter(A, learnsAt: 3)));
        var sum = await SumAsync();
        Assert.Equal(("=3", 2L, true), (TextOf(sum), sum.Resources, sum.IsComplete));
    }

    [Fact]
    public async Task Nodes_that_never_agree_make_an_answer_that_says_so()
    {
        await File.WakeAsync(Here, A);
        ReportHere(A);
        ReplaceThere(Props.Create(() => new LateReporter(A, learnsAt: int.MaxValue)));
        Assert.Equal(("nodes", "resources that go on moving are counted twice", 1), Named(await SumAsync()));
    }

    [Fact]
    public async Task A_node_that_does_not_answer_is_named_in_time_with_the_number_of_its_resources()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(There, B);
        await File.WakeAsync(There, C);
        ReportHere(A);
        ReplaceThere(Props.Create(() => new Deaf()));

        var watch = Stopwatch.StartNew();
        var sum = await SumAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeLimit + TimeSpan.FromSeconds(2));
        Assert.Equal("=1", TextOf(sum));
        Assert.Equal(($"node {There}", "no answer within 4 s", 2), Named(sum));
        Assert.Equal(1, Named(await SumAsync("type", "{type=\"io\"}")).Resources);
    }

    [Fact]
    public async Task A_node_that_refuses_is_named_at_once_with_its_reason()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(There, B);
        ReportHere(A);
        ReplaceThere(Props.Create(() => new Refusing()));
        var sum = await SumAsync();
        Assert.Equal(($"node {There}", "too new for me", 1), Named(sum));
        Assert.Equal("=1", TextOf(sum));
    }

    [Fact]
    public async Task Resources_of_a_node_that_left_are_asked_by_themselves_and_named_when_nobody_answers_for_them()
    {
        const string gone = "akka.tcp://reports@127.0.0.1:1";
        await File.WakeAsync(gone, A);
        ReportHere();
        ReportThere();
        Elsewhere.Add(A);
        Assert.Equal("=1", TextOf(await SumAsync()));
    }

    [Fact]
    public async Task Without_a_directory_the_answer_says_so()
    {
        ReportHere(A);
        ReportThere();
        await File.ExecuteAsync("DROP TABLE chrono_directory");
        var sum = await SumAsync();
        Assert.Equal("directory", Named(sum).Where);
    }

    [Fact]
    public async Task A_report_of_some_resources_asks_nobody_about_the_others()
    {
        await File.WakeAsync(Here, A);
        await File.WakeAsync(There, B);
        await File.WakeAsync(There, C);
        ReportHere(A);
        ReportThere(B);
        Elsewhere.AddRange([B, C]);

        var report = await ReportAsync("{type=\"io\"}");

        Assert.True(report.IsComplete);
        Assert.Equal(["a", "c"], report.Resources.Select(resource => resource.Id.Name));
        Assert.Equal<string>([C.Id.Entity], Stragglers);
    }

    private static (string Where, string Why, int Resources) Named(Aggregate aggregate)
    {
        var part = Assert.Single(aggregate.Missing);
        return (part.Where, part.Why, part.Resources);
    }

    private static string TextOf(Aggregate aggregate) => string.Join(' ', aggregate.Groups.Select(group =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('|', group.Keys)}={group.Value(aggregate.Query.Function)}")));

    private Task<Aggregate> SumAsync(string by = "", string selector = "*")
    {
        var query = new AggregateQuery
        {
            Selector = Selector.Parse(selector),
            By = [.. by.Split(',', StringSplitOptions.RemoveEmptyEntries)],
            Function = AggregateFunction.Sum,
        };
        return AskAsync<Aggregate>(asker => AggregateQueryActor.Props(query, Services(), asker));
    }

    /// <summary>A reporter that never answers, as one of an older version or of a frozen process.</summary>
    private sealed class Deaf : ReceiveActor
    {
        public Deaf() => ReceiveAny(_ => { });
    }

    private sealed class Refusing : ReceiveActor
    {
        public Refusing() => Receive<CollectAggregate>(collect => Sender.Tell(NodeAggregate.Refuse(collect, "too new for me")));
    }

    /// <summary>A reporter that learns late that a resource has left its node.</summary>
    private sealed class LateReporter : ReceiveActor
    {
        public LateReporter(ResourceReport left, int learnsAt)
        {
            var (reporter, asked) = (Context.ActorOf(ReporterActor.Props()), 0);
            reporter.Tell(Awake(left));
            Receive<CollectAggregate>(collect =>
            {
                if (++asked == learnsAt)
                {
                    reporter.Tell(new ResourceGone(left.Id.Entity, ActorRefs.Nobody));
                }

                reporter.Forward(collect);
            });
        }
    }
}
