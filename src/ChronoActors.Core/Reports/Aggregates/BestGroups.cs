namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>The first groups of an order, and how many others there were.</summary>
internal sealed class BestGroups(int limit, AggregateQuery query)
{
    private readonly PriorityQueue<AggregateGroup, AggregateGroup> _best = new(WorstFirst(new GroupOrder(query)));

    public long Cut { get; private set; }

    public IEnumerable<AggregateGroup> Groups => _best.UnorderedItems.Select(item => item.Element);

    /// <summary>Whether a group with a value may be among the first; if not, it is counted as cut.</summary>
    public bool Admits(double value)
    {
        if (_best.Count < limit)
        {
            return true;
        }

        var worst = _best.Peek().Value(query.Function);
        var isAdmitted = query.Top is null ? value <= worst : value >= worst;
        Cut += isAdmitted ? 0 : 1;
        return isAdmitted;
    }

    public void Offer(AggregateGroup group)
    {
        if (_best.Count < limit)
        {
            _best.Enqueue(group, group);
            return;
        }

        _best.EnqueueDequeue(group, group);
        Cut++;
    }

    private static Comparer<AggregateGroup> WorstFirst(GroupOrder order) => Comparer<AggregateGroup>.Create((x, y) => order.Compare(y, x));
}
