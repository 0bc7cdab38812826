using System.Text.Json;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tests.Alerts.Notifications;

public class NotificationTests
{
    private static readonly ResourceId Disk = ResourceId.Of("disk", ("device", "sda"), ("node", "<a>"));
    private static readonly Threshold Full = new("used", ThresholdDirection.Above, 90, 80) { Rule = "disk-full" };
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 1, 0, TimeSpan.Zero);

    private static readonly AlertRule Rule = new("disk-full", Selector.All, new ValueCrosses(ThresholdDirection.Above, 90, 80))
    {
        Severity = AlertSeverity.Critical,
        Labels = LabelSet.Of(("team", "storage")),
        Text = "{resource} is at {value} % <!channel>",
    };

    [Fact]
    public void Keys_tell_transitions_apart_and_alerts_together()
    {
        var (raised, cleared) = (Of(1, true), Of(2, false));
        Assert.Equal(Of(1, true), raised, (a, b) => a.Key == b.Key);
        Assert.NotEqual(raised.Key, cleared.Key);
        Assert.Equal(raised.AlertKey, cleared.AlertKey);
        Assert.Equal(("firing", "resolved"), (raised.Status, cleared.Status));
        Assert.Equal("disk{device=\"sda\",node=\"<a>\"} is at 91.5 % <!channel>", raised.Text);
    }

    [Fact]
    public void Alert_of_a_rule_that_is_no_more_is_still_told()
    {
        var notification = Notification.Of(Transition(1, true), null);
        Assert.Equal((AlertSeverity.Warning, "disk-full"), (notification.Severity, notification.Rule));
        Assert.Contains("used above 90, value 91.5", notification.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", AlertSeverity.Info, true)]
    [InlineData("disk/used", AlertSeverity.Critical, true)]
    [InlineData("disk/free", AlertSeverity.Info, false)]
    [InlineData("cpu", AlertSeverity.Info, false)]
    public void Route_is_by_selector_and_severity(string selector, AlertSeverity atLeast, bool taken)
    {
        Assert.Equal(taken, new ReceiverRoute(Selector.Parse(selector), atLeast).Takes(Of(1, true)));
        Assert.False(new ReceiverRoute(Selector.Parse(selector), AlertSeverity.Critical).Takes(Notification.Of(Transition(1, true), null)));
    }

    [Fact]
    public void Webhook_gets_everything()
    {
        var json = Parse(WebhookBody.Of(Of(7, true)));
        Assert.Equal($"{Disk.Entity}-7", json.GetProperty("key").GetString());
        Assert.Equal(("firing", "critical", 91.5, 90), (Text(json, "status"), Text(json, "severity"), json.GetProperty("value").GetDouble(), json.GetProperty("threshold").GetDouble()));
        Assert.Equal(Now.AddSeconds(-30), json.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("storage", Text(json.GetProperty("labels"), "team"));
    }

    [Fact]
    public void Slack_markup_in_names_is_text()
    {
        var json = Parse(SlackBody.Of(Of(1, true)));
        Assert.Equal("[critical] disk-full", Text(json, "text"));
        Assert.Equal(("danger", "disk{device=\"sda\",node=\"&lt;a&gt;\"} is at 91.5 % &lt;!channel&gt;"), (Text(json.GetProperty("attachments")[0], "color"), Text(json.GetProperty("attachments")[0], "text")));
    }

    [Fact]
    public void PagerDuty_resolves_what_it_has_triggered()
    {
        var (trigger, resolve) = (Parse(PagerDutyBody.Of(Of(1, true), "secret")), Parse(PagerDutyBody.Of(Of(2, false), "secret")));
        Assert.Equal(("trigger", "resolve", "secret"), (Text(trigger, "event_action"), Text(resolve, "event_action"), Text(trigger, "routing_key")));
        Assert.Equal(Text(trigger, "dedup_key"), Text(resolve, "dedup_key"));
        Assert.Equal("critical", Text(trigger.GetProperty("payload"), "severity"));
        Assert.InRange(Text(Parse(PagerDutyBody.Of(Of(1, true) with { AlertKey = new string('k', 400) }, "secret")), "dedup_key").Length, 1, 255);
    }

    [Fact]
    public void Alertmanager_gets_the_same_labels_both_times_and_an_end_when_it_clears_only()
    {
        var (firing, resolved) = (Parse(AlertmanagerBody.Of(Of(1, true), Now))[0], Parse(AlertmanagerBody.Of(Of(2, false), Now))[0]);
        Assert.Equal(firing.GetProperty("labels").GetRawText(), resolved.GetProperty("labels").GetRawText());
        Assert.Equal(("disk-full", "sda"), (Text(firing.GetProperty("labels"), "alertname"), Text(firing.GetProperty("labels"), "device")));
        Assert.True(firing.GetProperty("endsAt").GetDateTimeOffset() > Now.AddDays(30));
        Assert.Equal(Now.AddSeconds(-30), resolved.GetProperty("endsAt").GetDateTimeOffset());

        // The sender's clock is ahead.
        var early = Parse(AlertmanagerBody.Of(Of(2, false), Now.AddHours(-1)))[0];
        Assert.Equal(Now.AddHours(-1), early.GetProperty("endsAt").GetDateTimeOffset());
    }

    [Fact]
    public void Dead_letters_are_bounded_and_each_once()
    {
        var letters = DeadLetters.None;
        for (var i = 1; i <= DeadLetters.Limit + 3; i++)
        {
            letters = letters.With(new DeadLetter(Transition(i, true), "", 1, i)).With(new DeadLetter(Transition(i, true), "again", 2, i));
        }

        Assert.Equal((DeadLetters.Limit, 3, 4), (letters.Letters.Count, letters.Dropped, letters.Letters[0].Transition.Sequence));
        Assert.All(letters.Letters, static letter => Assert.Equal("again", letter.Reason));
    }

    private static Notification Of(long sequence, bool isRaised) => Notification.Of(Transition(sequence, isRaised), Rule);

    private static RuleTransition Transition(long sequence, bool isRaised) =>
        new(Disk, sequence, Full, isRaised, (Now.AddSeconds(-30) - DateTimeOffset.UnixEpoch).Ticks * 100, 91.5);

    private static JsonElement Parse(byte[] json) => JsonDocument.Parse(json).RootElement;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
