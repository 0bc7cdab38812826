using System.Collections.Immutable;
using ChronoActors.Cluster;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Node.Tests.Operator.Palettes;

/// <summary>Rules in memory, and a log that a test writes.</summary>
internal sealed class ScriptedAlerts : IAlerts
{
    public RuleBook Book { get; set; } = RuleBook.Empty;

    public List<RuleTransition> Log { get; } = [];

    public Task<RuleBook> RulesAsync(CancellationToken cancel) => Task.FromResult(Book);

    public Task<CommandOutcome> SetAsync(AlertRule rule, CancellationToken cancel)
    {
        Book = Book.After(new RuleSet(rule));
        return Task.FromResult(new CommandOutcome(true, "set"));
    }

    public Task<CommandOutcome> RemoveAsync(string name, CancellationToken cancel)
    {
        Book = Book.After(new RuleRemoved(name));
        return Task.FromResult(new CommandOutcome(true, "removed"));
    }

    public Task<CommandOutcome> ChangeAsync(long version, ImmutableArray<AlertRule> set, ImmutableArray<string> removed, CancellationToken cancel)
    {
        if (Book.Refusal(version, set, removed) is { } refusal)
        {
            return Task.FromResult(new CommandOutcome(false, refusal));
        }

        Book = removed.Aggregate(Book, static (book, name) => book.After(new RuleRemoved(name)));
        Book = set.Aggregate(Book, static (book, rule) => book.After(new RuleSet(rule)));
        return Task.FromResult(new CommandOutcome(true, "changed"));
    }

    public Task<AlertHistory> HistoryAsync(Selector selector, string rule, int most, CancellationToken cancel)
    {
        var log = new AlertLog(new AlertLogLimits());
        log.Apply(new TransitionsEntered([.. Log]));
        return Task.FromResult(new AlertHistory(log.FirstNumber, log.LastNumber, log.Newest(selector, rule, most)));
    }
}
