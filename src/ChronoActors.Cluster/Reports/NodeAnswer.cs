using Akka.Actor;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>What one node has answered to one question so far. Not thread-safe.</summary>
internal sealed class NodeAnswer(Address address, long query)
{
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

    /// <summary>Whether all pages are there.</summary>
    public bool IsComplete => _pages >= _expectedPages && Refusal.Length == 0;

    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver => _pages >= _expectedPages;

    /// <summary>Notes a page; they may come in any order.</summary>
    public void Take(int page, bool isLast, string refusal = "", EntityTally tally = default)
    {
        _pages++;
        if (isLast)
        {
            (_expectedPages, Refusal, Tally) = (page + 1, refusal, tally);
        }
    }
}
