using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// The rules as this node knows them: one place for all its resources, which look whether there is another book and take it
/// themselves. Thread-safe.
/// </summary>
internal sealed class CurrentRules
{
    private volatile RuleBook? _book;

    /// <summary>The newest book; null until the first one is read, when nobody knows what applies.</summary>
    public RuleBook? Book => _book;

    /// <summary>Takes a book unless it is older. By one actor only.</summary>
    public void Take(RuleBook book)
    {
        if (_book is not { } known || book.Version > known.Version)
        {
            _book = book;
        }
    }
}
