using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using ChronoActors.Cluster.Reports;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>Questions of clients to one node, answered in parts; who answers the questions is up to the test.</summary>
public class ClientQuestionsTests : TestKit
{
    private static readonly MissingPart Missing = new("node b", "no answer within 5 s", 7);

    private readonly TestProbe _answerer;
    private readonly IActorRef _questions;
    private readonly List<string> _asked = [];

    public ClientQuestionsTests()
        : base("akka.loglevel = ERROR")
    {
        _answerer = CreateTestProbe();
        _questions = Sys.ActorOf(ClientQuestionsActor.Props((selector, asker) =>
        {
            _asked.Add(selector.ToString());
            return Props.Create(() => new Answering(asker, _answerer));
        }));
    }

    [Fact]
    public void An_answer_comes_part_by_part_and_is_whole_in_the_end()
    {
        ResourceReport[] resources = [.. Enumerable.Range(0, 3000).Select(i => SomeResources.Of($"r{i:D4}", i))];
        var (question, parts) = (Guid.NewGuid(), new List<ReportPart>());
        _questions.Tell(new AskReport(question, "r*", 0), TestActor);
        _questions.Tell(new AskReport(question, "r*", 0), TestActor);
        Answer(new Report(42, [.. resources], [Missing]));
        do
        {
            parts.Add(ExpectMsg<ReportPart>());
            _questions.Tell(new AskReport(question, "r*", parts.Count), TestActor);
        }
        while (!parts[^1].IsLast);

        Assert.Contains("has", ExpectMsg<ReportPart>().Refusal, StringComparison.Ordinal);
        Assert.Equal(["r*"], _asked);
        Assert.Equal(resources, parts.SelectMany(static part => part.Resources));
        Assert.Equal(Enumerable.Range(0, parts.Count), parts.Select(static part => part.Part));
        Assert.All(parts, part => Assert.Equal((question, 42, ""), (part.Question, part.GeneratedAtNs, part.Refusal)));
        Assert.All(parts.SkipLast(1), static part => Assert.Empty(part.Missing));
        Assert.Equal<MissingPart>([Missing], parts[^1].Missing);
        var serializer = new ContractsSerializer((ExtendedActorSystem)Sys);
        Assert.All(parts, part => Assert.InRange(serializer.ToBinary(part).Length, 1, 128_000));
    }

    [Fact]
    public void A_message_of_a_newer_client_is_answered()
    {
        _questions.Tell(new UnknownMessage("zz9"), TestActor);
        ExpectMsg(new NotUnderstood("zz9", OwnVersion.Text));
    }

    [Fact]
    public void A_part_that_is_asked_for_again_is_the_same()
    {
        var question = Guid.NewGuid();
        _questions.Tell(new AskReport(question, "*", 0), TestActor);
        Answer(new Report(42, [SomeResources.Of("a", 1)], []));
        var first = ExpectMsg<ReportPart>();
        _questions.Tell(new AskReport(question, "*", 0), TestActor);

        Assert.Equal<ResourceReport>(first.Resources, ExpectMsg<ReportPart>().Resources);
        Assert.Single(_asked);
    }

    [Fact]
    public void An_empty_answer_has_one_part()
    {
        _questions.Tell(new AskReport(Guid.NewGuid(), "*", 0), TestActor);
        Answer(new Report(42, [], []));

        var part = ExpectMsg<ReportPart>();
        Assert.True(part.IsLast && part.Resources.IsEmpty && part.Refusal.Length == 0);
    }

    [Fact]
    public void What_can_not_be_answered_is_refused_with_the_reason()
    {
        _questions.Tell(new AskReport(Guid.NewGuid(), "disk{", 0), TestActor);
        Assert.Contains("selector", ExpectMsg<ReportPart>().Refusal, StringComparison.Ordinal);
        _questions.Tell(new AskReport(Guid.NewGuid(), "*", 5), TestActor);
        Assert.Contains("ask again", ExpectMsg<ReportPart>().Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_so_many_questions_are_open_at_a_time()
    {
        for (var i = 0; i < ClientQuestionsActor.MaxOpen; i++)
        {
            _questions.Tell(new AskReport(Guid.NewGuid(), "*", 0), TestActor);
        }

        _questions.Tell(new AskReport(Guid.NewGuid(), "*", 0), TestActor);
        Assert.Contains("limit", ExpectMsg<ReportPart>().Refusal, StringComparison.Ordinal);
    }

    private void Answer(Report report) => _answerer.ExpectMsg<IActorRef>().Tell(report);

    /// <summary>Tells the test who waits for a report.</summary>
    private sealed class Answering : ReceiveActor
    {
        public Answering(IActorRef asker, IActorRef answerer) => answerer.Tell(asker, ActorRefs.NoSender);
    }
}
