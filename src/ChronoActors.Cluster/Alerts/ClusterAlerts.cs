using System.Collections.Immutable;
using System.Globalization;
using Akka.Actor;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Alerts;

/// <summary>The owners of the rules and of the alert log behind <see cref="IAlerts"/>.</summary>
internal sealed class ClusterAlerts(IActorRef rules, IActorRef log) : IAlerts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<RuleBook> RulesAsync(CancellationToken cancel) =>
        (await rules.Ask<RulesPublished>(new ListRules(), Patience, cancel).ConfigureAwait(false)).Book;

    /// <inheritdoc/>
    public Task<CommandOutcome> SetAsync(AlertRule rule, CancellationToken cancel) => rule.Fault() is { } fault
        ? Task.FromResult(new CommandOutcome(false, fault))
        : CommandAsync(new SetRule(rule), cancel);

    /// <inheritdoc/>
    public Task<CommandOutcome> RemoveAsync(string name, CancellationToken cancel) => CommandAsync(new RemoveRule(name), cancel);

    /// <inheritdoc/>
    public Task<CommandOutcome> ChangeAsync(long version, ImmutableArray<AlertRule> set, ImmutableArray<string> removed, CancellationToken cancel) =>
        CommandAsync(new ChangeRules(version, set, removed), cancel);

    /// <inheritdoc/>
    public Task<AlertHistory> HistoryAsync(Selector selector, string rule, int most, CancellationToken cancel) =>
        log.Ask<AlertHistory>(new AskAlertHistory(selector.ToString(), rule, most), Patience, cancel);

    private async Task<CommandOutcome> CommandAsync(object command, CancellationToken cancel)
    {
        try
        {
            return await rules.Ask<CommandOutcome>(command, Patience, cancel).ConfigureAwait(false);
        }
        catch (AskTimeoutException)
        {
            return new CommandOutcome(false, string.Create(CultureInfo.InvariantCulture,
                $"the owner of the rules did not answer within {Patience.TotalSeconds} s; the change may still be made."));
        }
    }
}
