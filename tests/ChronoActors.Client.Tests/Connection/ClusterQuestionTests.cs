using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>Questions to a cluster whose answers the test gives.</summary>
public class ClusterQuestionTests : TrackerSpec
{
    private static readonly MissingPart Missing = new("node b", "no answer within 5 s", 7);
    private readonly ResourceTracker _tracker;

    public ClusterQuestionTests()
    {
        _tracker = new ResourceTracker(new ResourceTrackerOptions { TimeProvider = Time });
        _tracker.Attach(Sys, _ => Ingress.Ref, [new Address("akka.tcp", "ChronoActors", "node-1", 4053)], ownsSystem: false);
    }

    [Fact]
    public async Task The_figures_of_all_parts_are_put_together()
    {
        var stats = _tracker.GetClusterStatsAsync("r*");
        Answer(0, isLast: false, SomeReports.Of("r1", 5, 3));
        Answer(1, isLast: true, SomeReports.Of("r2", 1));

        var (metrics, missing) = await stats.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["r1", "r2"], metrics.Select(static metric => metric.Resource.Name));
        Assert.Equal(new ResourceStats(3, 5, 4, 3, 7, 2, 8), metrics[0].Stats);
        Assert.Equal<MissingPart>([Missing], missing);
    }

    [Theory]
    [InlineData(ReportFormat.Text, "r1")]
    [InlineData(ReportFormat.Json, "\"selector\":\"r*\"")]
    [InlineData(ReportFormat.Csv, "r1,r1,,custom,value")]
    public async Task The_report_is_written_in_every_format(ReportFormat format, string part)
    {
        var report = _tracker.GenerateReportAsync("r*", format);
        Answer(0, isLast: true, SomeReports.Of("r1", 5, 3));

        Assert.Contains(part, await report.WaitAsync(TimeSpan.FromSeconds(10)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_is_lost_is_asked_for_again_and_one_that_comes_twice_counts_once()
    {
        var stats = _tracker.GetClusterStatsAsync();
        Ingress.ExpectMsg<AskReport>();
        Pass(TimeSpan.FromSeconds(2.5));
        Answer(0, isLast: false, SomeReports.Of("r1", 1));
        var next = Ingress.ExpectMsg<AskReport>();
        Reply(next with { Part = 0 }, isLast: false, SomeReports.Of("r1", 1));
        Reply(next with { Question = Guid.NewGuid() }, isLast: true, SomeReports.Of("of_another_question", 1));
        Reply(next, isLast: true, SomeReports.Of("r2", 1));

        Assert.Equal(["r1", "r2"], (await stats.WaitAsync(TimeSpan.FromSeconds(10))).Metrics.Select(static metric => metric.Resource.Name));
    }

    [Fact]
    public async Task Another_node_that_does_not_have_the_answer_is_asked_from_the_start()
    {
        var stats = _tracker.GetClusterStatsAsync();
        Answer(0, isLast: false, SomeReports.Of("old", 1));
        Ingress.Reply(ReportPart.Refuse(Ingress.ExpectMsg<AskReport>(), "ask again"));
        Answer(0, isLast: true, SomeReports.Of("new", 1));

        Assert.Equal("new", Assert.Single((await stats.WaitAsync(TimeSpan.FromSeconds(10))).Metrics).Resource.Name);
    }

    [Fact]
    public async Task Without_an_answer_it_fails_in_time_and_says_who_was_asked()
    {
        var stats = _tracker.GetClusterStatsAsync(timeout: TimeSpan.FromSeconds(5));
        Ingress.ExpectMsg<AskReport>();
        Pass(TimeSpan.FromSeconds(6));

        var fault = await Assert.ThrowsAsync<TimeoutException>(() => stats.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Contains("did not answer within 5 s (asked akka.tcp://ChronoActors@node-1:4053)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_a_closed_and_an_unconnected_tracker_are_told_apart()
    {
        var refused = _tracker.GetClusterStatsAsync();
        Ingress.Reply(ReportPart.Refuse(Ingress.ExpectMsg<AskReport>(), "too busy"));
        Assert.Contains("too busy", (await Assert.ThrowsAsync<InvalidOperationException>(() => refused)).Message, StringComparison.Ordinal);

        Assert.Contains("not connected", (await Assert.ThrowsAsync<InvalidOperationException>(() => new ResourceTracker().GetClusterStatsAsync())).Message, StringComparison.Ordinal);
        var open = _tracker.GetClusterStatsAsync();
        Ingress.ExpectMsg<AskReport>();
        await _tracker.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => open.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _tracker.GetClusterStatsAsync());
    }

    [Fact]
    public async Task Bad_questions_are_refused_here()
    {
        Assert.Contains("is not a selector", (await Assert.ThrowsAsync<ArgumentException>(() => _tracker.GetClusterStatsAsync("disk{"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(() => _tracker.GenerateReportAsync(null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _tracker.GetClusterStatsAsync("*", TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _tracker.GenerateReportAsync("*", (ReportFormat)9));
    }

    [Fact]
    public async Task A_question_can_be_given_up()
    {
        using var cancellation = new CancellationTokenSource();
        var stats = _tracker.GetClusterStatsAsync(cancellation: cancellation.Token);
        Ingress.ExpectMsg<AskReport>();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stats.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private void Answer(int part, bool isLast, ResourceReport resource)
    {
        var asked = Ingress.ExpectMsg<AskReport>();
        Assert.Equal(part, asked.Part);
        Reply(asked, isLast, resource);
    }

    private void Reply(AskReport asked, bool isLast, ResourceReport resource) =>
        Ingress.Reply(new ReportPart(asked.Question, asked.Part, isLast, "", 1, [resource], isLast ? [Missing] : []));
}
