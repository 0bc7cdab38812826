using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Core.Tests.Alerts;

/// <summary>What is decided where it could be decided otherwise.</summary>
public class EdgeCaseTests
{
    private readonly ModelResource _resource = new();
    private RuleBook _book = RuleBook.Empty;

    [Theory]
    [InlineData("above 95", AlertPhase.Firing)]
    [InlineData("above 99 clear 97", AlertPhase.Normal)]
    [InlineData("rate above 1000000", AlertPhase.Normal)]
    public void A_rule_that_is_changed_while_it_fires_goes_on_firing_until_a_sample_says_otherwise(string condition, AlertPhase after)
    {
        Set("above 90");
        Take(1, 96);
        Set(condition);
        _resource.Tick(_book);
        Assert.Equal(AlertPhase.Firing, Alert.Phase);
        Take(1, 96);
        Assert.Equal(after, Alert.Phase);
        Assert.Single(_resource.Journal.OfType<AlertRaised>());
    }

    [Fact]
    public void A_rule_that_is_changed_while_it_is_pending_waits_by_the_new_terms_from_the_old_begin()
    {
        Set("above 90", waitMs: 100);
        Take(0, 91);
        Set("above 90", waitMs: 10);
        Take(9, 91);
        Assert.Equal(AlertPhase.Pending, Alert.Phase);
        Take(1, 91);
        Assert.Equal(AlertPhase.Firing, Alert.Phase);
    }

    [Fact]
    public void A_rule_that_is_removed_and_set_again_begins_anew()
    {
        Set("above 90", waitMs: 10);
        Take(0, 91);
        _book = _book.After(new RuleRemoved("r"));
        _resource.Seal();
        _resource.Tick(_book);
        Set("above 90", waitMs: 10);
        Take(10, 91);
        Assert.Equal(AlertPhase.Pending, Alert.Phase);
    }

    [Fact]
    public void A_resource_that_is_untracked_forgets_its_alerts_and_comes_back_without_them()
    {
        Set("above 90");
        Take(1, 91);
        var declared = new ResourceDeclared(_resource.Live.Declaration!);
        _resource.Command(new ResourceUntracked());
        Assert.Empty(_resource.Live.Board.Alerts);
        Assert.Empty(_resource.Replayed().Board.Alerts);

        // What was raised before is still told to the alert log.
        Assert.True(Assert.Single(_resource.Replayed().Unlogged).IsRaised);
        _resource.Command(declared);
        _resource.Live.Obey(_book, []);
        Assert.Equal(AlertPhase.Normal, Alert.Phase);
    }

    [Fact]
    public void A_late_sample_neither_raises_nor_clears_nor_breaks_a_wait()
    {
        Set("above 90", waitMs: 10);
        Take(0, 91);
        Take(-1, 10);
        Take(10, 91);
        Assert.Equal(AlertPhase.Firing, Alert.Phase);
        Take(-5, 10);
        Assert.Equal(AlertPhase.Firing, Alert.Phase);
    }

    [Fact]
    public void Of_two_senders_the_one_whose_clock_is_ahead_is_believed_until_the_other_s_timestamps_have_passed_it()
    {
        Set("above 90");
        Take(60_000, 91);
        Take(-60_000, 10);
        Assert.Equal(AlertPhase.Firing, Alert.Phase);
        Take(1, 10);
        Assert.Equal(AlertPhase.Normal, Alert.Phase);
    }

    [Fact]
    public void A_gap_between_two_samples_counts_as_what_they_say()
    {
        Set("above 90", waitMs: 10);
        Take(0, 91);
        Take(200_000, 91);
        Assert.Equal(AlertPhase.Firing, Alert.Phase);
    }

    private AlertState Alert => Assert.Single(_resource.Live.Board.Alerts);

    private void Set(string condition, int waitMs = 0) => _book = _book.After(new RuleSet(
        new AlertRule("r", Selector.Parse("r/a"), ConditionText.Parse(condition)) { For = TimeSpan.FromMilliseconds(waitMs) }));

    /// <summary>Takes a row some milliseconds after the newest one before, or before that.</summary>
    private void Take(int laterMs, double value) => _resource.Take(_book, _resource.NextNs(laterMs), value);
}
