using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>What clients say about rules and alerts reaches the right owner with the way back, or is refused at once.</summary>
public sealed class ClientAlertsTests : TestKit
{
    private readonly TestProbe _rules;
    private readonly TestProbe _log;
    private readonly IActorRef _alerts;

    public ClientAlertsTests()
    {
        (_rules, _log) = (CreateTestProbe("rules"), CreateTestProbe("log"));
        _alerts = Sys.ActorOf(ClientAlertsActor.Props(_rules, _log));
    }

    [Fact]
    public void Each_message_goes_to_its_owner_and_the_answer_to_the_client()
    {
        foreach (var message in new object[] { new SetRule(Rule("a", 90)), new RemoveRule("a") })
        {
            _alerts.Tell(message, TestActor);
            Assert.Equal(message, _rules.ExpectMsg<object>());
            _rules.Reply("done");
            ExpectMsg("done");
        }

        foreach (var message in new object[] { new AskAlerts("s", "a", null, TimeSpan.Zero), new EndSubscription("s") })
        {
            _alerts.Tell(message, TestActor);
            Assert.Equal(message, _log.ExpectMsg<object>());
            _log.Reply("done");
            ExpectMsg("done");
        }
    }

    [Fact]
    public void What_can_not_be_right_is_refused_here()
    {
        _alerts.Tell(new SetRule(Rule("a", double.NaN)), TestActor);
        Assert.Contains("finite", ExpectMsg<CommandOutcome>().Message, StringComparison.Ordinal);
        _alerts.Tell(new AskAlerts(new string('s', 201), "a", null, TimeSpan.Zero), TestActor);
        Assert.Contains("subscription name", ExpectMsg<AlertPage>().Refusal, StringComparison.Ordinal);
        _alerts.Tell(new AskAlerts("s", "", null, TimeSpan.Zero), TestActor);
        Assert.Contains("rule name", ExpectMsg<AlertPage>().Refusal, StringComparison.Ordinal);
        _rules.ExpectNoMsg(TimeSpan.Zero);
        _log.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_message_of_a_newer_client_is_answered()
    {
        _alerts.Tell(new UnknownMessage("zz9"), TestActor);
        ExpectMsg(new NotUnderstood("zz9", OwnVersion.Text));
    }

    private static AlertRule Rule(string name, double value) => new(name, Selector.Parse("disk"), new ValueCrosses(ThresholdDirection.Above, value, value));
}
