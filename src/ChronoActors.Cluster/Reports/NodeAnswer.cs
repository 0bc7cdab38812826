using System.Collections.Immutable;
using Akka.Actor;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>What one node has answered to one question so far. Not thread-safe.</summary>
internal sealed class NodeAnswer(Address address, long query)
{
    private readonly List<ImmutableArray<string>> _entities = [];
    private int _pages;
    private int _expectedPages = int.MaxValue;

    /// <summary>The node.</summary>
    public Address Address { get; } = address;

    /// <summary>The number that its answer carries.</summary>
    public long Query { get; } = query;

    /// <summary>Why it won't answer; empty while it may.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>Which resources a complete answer covers.</summary>
    public EntityTally Tally { get; private set; }

    /// <summary>The same as a list, where it was asked for.</summary>
    public IEnumerable<string> Entities => _entities.SelectMany(some => some);

    /// <summary>Whether all pages are there.</summary>
    public bool IsComplete => _pages >= _expectedPages && Refusal.Length == 0;

    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver => _pages >= _expectedPages;

    /// <summary>Notes a page; they may come in any order.</summary>
    public void Take(AnswerPage page)
    {
        _pages++;
        _entities.Add(page.Entities);
        if (page.IsLast)
        {
            (_expectedPages, Refusal, Tally) = (page.Page + 1, page.Refusal, page.Tally);
        }
    }
}

/// <summary>What all pages of answers have in common.</summary>
/// <param name="Query">The question's number.</param>
/// <param name="Page">From 0.</param>
/// <param name="IsLast">Whether no page comes after it.</param>
/// <param name="Refusal">Why there is no answer; empty otherwise.</param>
/// <param name="Tally">In the last page: which resources the answer covers.</param>
/// <param name="Entities">Some of them, where it was asked for.</param>
internal readonly record struct AnswerPage(long Query, int Page, bool IsLast, string Refusal, EntityTally Tally, ImmutableArray<string> Entities);
