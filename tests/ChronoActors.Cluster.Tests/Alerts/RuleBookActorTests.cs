using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>The rules are durable, and every node has them soon, whatever is lost.</summary>
public sealed class RuleBookActorTests : ActorSpec
{
    private readonly TestProbe _client;

    public RuleBookActorTests() => _client = CreateTestProbe("client");

    [Fact]
    public void Rules_survive_their_owner_and_repeats_change_nothing()
    {
        var book = NewBook();
        Done(book, new SetRule(Rule("a")));
        Done(book, new SetRule(Rule("b")));
        Done(book, new SetRule(Rule("a")));
        Done(book, new RemoveRule("b"));
        Done(book, new RemoveRule("b"));
        Stop(book);

        var after = Ask(NewBook(), -1);
        Assert.Equal((3, "a"), (after.Version, Assert.Single(after.Rules).Key));
        Assert.Equal(3, Storage.Events.Length);
    }

    [Fact]
    public void A_snapshot_is_the_book()
    {
        var book = NewBook();
        for (var i = 0; i < 101; i++)
        {
            Done(book, new SetRule(Rule($"r{i % 7}", i)));
        }

        Await(() => Storage.SnapshotsSaved == 1);
        var before = Ask(book, -1);
        Stop(book);

        var after = Ask(NewBook(), -1);
        Assert.Equal(101, after.Version);
        Assert.Equal(before.Rules.Values, after.Rules.Values);
    }

    [Fact]
    public void What_is_wrong_is_refused_and_writes_nothing()
    {
        var outcome = Command(NewBook(), new SetRule(Rule("nan", double.NaN)));
        Assert.False(outcome.Done);
        Assert.Contains("finite", outcome.Message, StringComparison.Ordinal);
        Assert.Empty(Storage.Events);
    }

    [Fact]
    public void A_write_that_fails_ends_the_owner_and_nothing_was_published()
    {
        var (book, node) = (NewBook(), CreateTestProbe());
        book.Tell(new AskRules(0), node);
        Watch(book);
        Storage.NextWrites(WriteFate.Fail);
        book.Tell(new SetRule(Rule("a")), _client);

        ExpectTerminated(book);
        _client.ExpectNoMsg(TimeSpan.Zero);
        node.ExpectNoMsg(TimeSpan.Zero);
        Assert.Equal(0, Ask(NewBook(), -1).Version);
    }

    [Fact]
    public void A_node_knows_the_rules_from_the_journal_before_it_reaches_their_owner()
    {
        var book = NewBook();
        Done(book, new SetRule(Rule("a")));
        Stop(book);
        var rules = new CurrentRules();
        Sys.ActorOf(RuleMirrorActor.Props(rules, CreateTestProbe("nobody").Ref));

        Await(() => rules.Book?.Version == 1);
        Assert.Single(Storage.Events);
    }

    [Fact]
    public void A_node_gets_changes_at_once_and_asks_for_those_that_were_lost()
    {
        var (owner, rules) = (CreateTestProbe("owner"), new CurrentRules());
        var mirror = Sys.ActorOf(RuleMirrorActor.Props(rules, owner.Ref));
        Await(() => rules.Book is not null);
        var first = RuleBook.Empty.After(new RuleSet(Rule("a")));
        var second = first.After(new RuleSet(Rule("b")));
        mirror.Tell(new RulesPublished(first));
        Await(() => rules.Book?.Version == 1);

        // The second is lost on its way.
        owner.FishForMessage<AskRules>(_ => true);
        Advance(RuleMirrorActor.AskEvery);
        owner.FishForMessage<AskRules>(asked => asked.Version == 1);
        mirror.Tell(Sys.Transfer(new RulesPublished(second)));
        Await(() => rules.Book?.Version == 2);

        // Late and old.
        mirror.Tell(new RulesPublished(first));
        Advance(RuleMirrorActor.AskEvery);
        owner.FishForMessage<AskRules>(asked => asked.Version == 2);
        Assert.Equal(2, rules.Book!.Version);
    }

    [Fact]
    public void Who_has_asked_is_told_of_changes_and_who_is_up_to_date_hears_nothing()
    {
        var (book, node) = (NewBook(), CreateTestProbe());
        book.Tell(new AskRules(0), node);
        Done(book, new SetRule(Rule("a")));
        Assert.Equal(1, node.ExpectMsg<RulesPublished>().Book.Version);
        book.Tell(new AskRules(1), node);
        Done(book, new SetRule(Rule("b")));
        Assert.Equal(2, node.ExpectMsg<RulesPublished>().Book.Version);
        node.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Several_rules_change_at_once_or_not_at_all()
    {
        var (book, node) = (NewBook(), CreateTestProbe());
        Done(book, new SetRule(Rule("a")));
        book.Tell(new AskRules(1), node);
        book.Tell(Sys.Transfer(new ChangeRules(1, [Rule("b"), Rule("c")], ["a"])), _client);
        Assert.True(_client.ExpectMsg<CommandOutcome>().Done);
        Assert.Equal(["b", "c"], node.ExpectMsg<RulesPublished>().Book.Rules.Keys);
        node.ExpectNoMsg(TimeSpan.Zero);

        // Made for a book that is no more, or with one that is wrong.
        foreach (var (version, rule) in new[] { (1L, Rule("d")), (4L, Rule("e", double.NaN)) })
        {
            book.Tell(new ChangeRules(version, [Rule("f"), rule], ["b"]), _client);
            Assert.False(_client.ExpectMsg<CommandOutcome>().Done);
        }

        Stop(book);
        var after = NewBook();
        after.Tell(Sys.Transfer(new ListRules()), _client);
        Assert.Equal(["b", "c"], _client.ExpectMsg<RulesPublished>().Book.Rules.Keys);
    }

    private static AlertRule Rule(string name, double value = 90) =>
        new(name, Selector.Parse("disk/used"), new ValueCrosses(ThresholdDirection.Above, value, value));

    private IActorRef NewBook() => Sys.ActorOf(RuleBookActor.Props());

    private void Stop(IActorRef actor)
    {
        Watch(actor);
        actor.Tell(PoisonPill.Instance);
        ExpectTerminated(actor);
    }

    private RuleBook Ask(IActorRef book, long version)
    {
        book.Tell(Sys.Transfer(new AskRules(version)), _client);
        return Sys.Transfer(_client.ExpectMsg<RulesPublished>()).Book;
    }

    private CommandOutcome Command(IActorRef book, IAlertMessage command)
    {
        book.Tell(Sys.Transfer((object)command), _client);
        return Sys.Transfer(_client.ExpectMsg<CommandOutcome>());
    }

    private void Done(IActorRef book, IAlertMessage command) => Assert.True(Command(book, command).Done);
}
