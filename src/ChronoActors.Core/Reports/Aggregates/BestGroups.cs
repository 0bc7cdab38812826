namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>The first groups of an order, and how many others there were.</summary>
internal sealed class BestGroups(int limit, GroupOrder order)
{
    private readonly PriorityQueue<AggregateGroup, AggregateGroup> _best = new(Comparer<AggregateGroup>.Create((x, y) => order.Compare(y, x)));

    public long Cut { get; private set; }

    public IEnumerable<AggregateGroup> Groups => _best.UnorderedItems.Select(item => item.Element);

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
}
