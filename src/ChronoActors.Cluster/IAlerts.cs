using System.Collections.Immutable;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster;

/// <summary>
/// The cluster's rules, and what they have raised and cleared, as the node's own endpoints use them. Thread-safe; every call ends within
/// its time limit, with an <see cref="Akka.Actor.AskTimeoutException"/> when the owner did not answer a question.
/// </summary>
public interface IAlerts
{
    /// <summary>All rules, as their owner has them.</summary>
    Task<RuleBook> RulesAsync(CancellationToken cancel);

    /// <summary>Sets a rule, in the place of one of the same name; done once it is durable.</summary>
    Task<CommandOutcome> SetAsync(AlertRule rule, CancellationToken cancel);

    /// <summary>Removes a rule; done once that is durable, and where there is none.</summary>
    Task<CommandOutcome> RemoveAsync(string name, CancellationToken cancel);

    /// <summary>Sets and removes rules at once: all of them or, if the book has another version, none.</summary>
    Task<CommandOutcome> ChangeAsync(long version, ImmutableArray<AlertRule> set, ImmutableArray<string> removed, CancellationToken cancel);

    /// <summary>What was raised and cleared, newest first.</summary>
    /// <param name="selector">On which resources and metrics.</param>
    /// <param name="rule">By which rule; empty for all.</param>
    /// <param name="most">At most so many, from 1 to <see cref="AskAlertHistory.Limit"/>.</param>
    /// <param name="cancel">Ends the call.</param>
    Task<AlertHistory> HistoryAsync(Selector selector, string rule, int most, CancellationToken cancel);
}
