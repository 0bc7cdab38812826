using ChronoActors.Cluster;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts</c>: the alert rules of the cluster, and what they raise and clear.</summary>
public static class AlertsPalette
{
    /// <summary>The palette for a cluster.</summary>
    public static Palette Create(IAlerts alerts, ITracker tracker) => new(
        "alerts",
        "alert rules, and what they raise and clear",
        new ListCommand(alerts, tracker),
        new HistoryCommand(alerts),
        new RulesCommand(alerts),
        new RuleSetCommand(alerts),
        new RuleRemoveCommand(alerts),
        new DiffCommand(alerts, tracker),
        new ApplyCommand(alerts, tracker));
}
