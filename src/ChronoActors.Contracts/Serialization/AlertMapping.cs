using System.Collections.Immutable;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Rules, transitions and subscriptions to and from their schema.</summary>
internal static class AlertMapping
{
    public static Proto.AlertRule ToProto(this AlertRule rule)
    {
        var proto = new Proto.AlertRule
        {
            Name = rule.Name,
            Selector = rule.Selector.ToString(),
            Severity = rule.Severity == AlertSeverity.Warning ? 0 : (int)rule.Severity,
            Labels = { rule.Labels.Select(static label => new Proto.Label { Name = label.Name, Value = label.Value }) },
            Text = rule.Text,
            Group = rule.Group,
            ForMs = (long)rule.For.TotalMilliseconds,
            KeepFiringMs = (long)rule.KeepFiring.TotalMilliseconds,
        };
        switch (rule.Condition)
        {
            // Nodes that do not know other figures must not take them for the value.
            case ValueCrosses { Figure: not ThresholdFigure.Value } crosses:
                proto.FigureCrosses = new() { Figure = (int)crosses.Figure, Direction = (int)crosses.Direction, Value = crosses.Value, ClearValue = crosses.ClearValue };
                break;
            case OutsideBand band:
                proto.OutsideBand = new() { Low = band.Low, High = band.High, ClearLow = band.ClearLow, ClearHigh = band.ClearHigh };
                break;
            case ShareCrosses share:
                proto.ShareCrosses = new() { Used = share.Used, Total = share.Total, Direction = (int)share.Direction, Value = share.Value, ClearValue = share.ClearValue };
                break;
            case ValueCrosses crosses:
                proto.ValueCrosses = new() { Direction = (int)crosses.Direction, Value = crosses.Value, ClearValue = crosses.ClearValue };
                break;
            case NoData silence:
                proto.NoData = new() { DurationMs = (long)silence.Duration.TotalMilliseconds };
                break;
            default:
                throw new FormatException($"rule {rule.Name}: {rule.Condition.GetType().Name} has no schema.");
        }

        return proto;
    }

    public static AlertRule ToDomain(this Proto.AlertRule proto) => new(proto.Name, SelectorOf(proto), ConditionOf(proto))
    {
        Severity = proto.Severity == 0 ? AlertSeverity.Warning : (AlertSeverity)proto.Severity,
        Labels = LabelSet.Of(proto.Labels.Select(static label => new Label(label.Name, label.Value))),
        Text = proto.Text,
        Group = proto.Group,
        For = TimeSpan.FromMilliseconds(proto.ForMs),
        KeepFiring = TimeSpan.FromMilliseconds(proto.KeepFiringMs),
    };

    public static Proto.RuleBook ToProto(this RuleBook book) =>
        new() { Version = book.Version, Rules = { book.Rules.Values.Select(ToProto) } };

    public static RuleBook ToDomain(this Proto.RuleBook proto) => RuleBook.Of(proto.Version, proto.Rules.Select(ToDomain));

    public static Proto.RuleTransition ToProto(this RuleTransition transition) => new()
    {
        Resource = transition.Resource.ToProto(),
        Sequence = transition.Sequence,
        Threshold = transition.Threshold.ToProto(),
        IsRaised = transition.IsRaised,
        AtNs = transition.AtNs,
        Value = transition.Value,
    };

    public static RuleTransition ToDomain(this Proto.RuleTransition proto) => new(
        proto.Resource.ToDomain(), proto.Sequence, proto.Threshold.ToDomain(), proto.IsRaised, proto.AtNs, proto.Value);

    public static Proto.NumberedTransition ToProto(this NumberedTransition entry) => new() { Number = entry.Number, Transition = entry.Transition.ToProto() };

    public static NumberedTransition ToDomain(this Proto.NumberedTransition proto) => new(proto.Number, proto.Transition.ToDomain());

    public static Proto.AskAlerts ToProto(this AskAlerts asked)
    {
        var proto = new Proto.AskAlerts { Subscription = asked.Subscription, Rule = asked.Rule, WaitMs = (long)asked.Wait.TotalMilliseconds };
        if (asked.After is { } after)
        {
            proto.After = after;
        }

        return proto;
    }

    public static AskAlerts ToDomain(this Proto.AskAlerts proto) => new(
        proto.Subscription, proto.Rule, proto.HasAfter ? proto.After : null, TimeSpan.FromMilliseconds(proto.WaitMs));

    public static Proto.AlertPage ToProto(this AlertPage page)
    {
        var proto = new Proto.AlertPage { Subscription = page.Subscription, UpTo = page.UpTo, IsCut = page.IsCut, Refusal = page.Refusal };
        proto.Transitions.AddRange(page.Transitions.Select(ToProto));
        if (page.After is { } after)
        {
            proto.After = after;
        }

        return proto;
    }

    public static AlertPage ToDomain(this Proto.AlertPage proto) => new(
        proto.Subscription,
        proto.HasAfter ? proto.After : null,
        proto.UpTo,
        proto.IsCut,
        proto.Refusal,
        [.. proto.Transitions.Select(ToDomain)]);

    public static Proto.AlertLogSnapshot ToProto(this AlertLogSnapshot snapshot) => new()
    {
        LastNumber = snapshot.LastNumber,
        Retained = { snapshot.Retained.Select(ToProto) },
        Sources = { snapshot.Sources.Select(source => new Proto.AlertSource { Entity = source.Entity, Sequence = source.Sequence, Number = source.Number }) },
        Subscriptions = { snapshot.Subscriptions.Select(pair => new Proto.SubscriptionMoved { Subscription = pair.Key, Number = pair.Value }) },
    };

    public static AlertLogSnapshot ToDomain(this Proto.AlertLogSnapshot proto) => new(
        proto.LastNumber,
        [.. proto.Retained.Select(ToDomain)],
        [.. proto.Sources.Select(source => new AlertSource(source.Entity, source.Sequence, source.Number))],
        proto.Subscriptions.ToImmutableSortedDictionary(pair => pair.Subscription, pair => pair.Number, StringComparer.Ordinal));

    public static Proto.DeadLetter ToProto(this DeadLetter letter) =>
        new() { Transition = letter.Transition.ToProto(), Reason = letter.Reason, Tries = letter.Tries, AtNs = letter.AtNs };

    public static DeadLetter ToDomain(this Proto.DeadLetter proto) => new(proto.Transition.ToDomain(), proto.Reason, proto.Tries, proto.AtNs);

    private static Selector SelectorOf(Proto.AlertRule proto) => Selector.TryParse(proto.Selector, out var selector, out var error)
        ? selector
        : throw new FormatException($"the selector of rule {proto.Name} is not understood: {error.Message}");

    private static RuleCondition ConditionOf(Proto.AlertRule proto) => proto switch
    {
        { ValueCrosses: { } crosses } => new ValueCrosses((ThresholdDirection)crosses.Direction, crosses.Value, crosses.ClearValue),
        { FigureCrosses: { } crosses } =>
            new ValueCrosses((ThresholdDirection)crosses.Direction, crosses.Value, crosses.ClearValue) { Figure = (ThresholdFigure)crosses.Figure },
        { OutsideBand: { } band } => new OutsideBand(band.Low, band.High, band.ClearLow, band.ClearHigh),
        { ShareCrosses: { } share } => new ShareCrosses(share.Used, share.Total, (ThresholdDirection)share.Direction, share.Value, share.ClearValue),
        { NoData: { } silence } => new NoData(TimeSpan.FromMilliseconds(silence.DurationMs)),
        _ => throw new FormatException($"rule {proto.Name} has a condition that this version does not know."),
    };
}
