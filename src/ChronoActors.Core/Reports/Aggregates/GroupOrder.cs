namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>The order of an answer's groups: by value where the query cuts it, then (or else) by their labels. No two groups are equal.</summary>
internal sealed class GroupOrder(AggregateQuery query) : IComparer<AggregateGroup>
{
    public int Compare(AggregateGroup? x, AggregateGroup? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byValue = query.Limit is null ? 0 : x.Value(query.Function).CompareTo(y.Value(query.Function));
        return (query.Top is null ? byValue : -byValue) is var order and not 0 ? order : CompareKeys(x, y);
    }

    private static int CompareKeys(AggregateGroup x, AggregateGroup y)
    {
        for (var i = 0; i < x.Keys.Length; i++)
        {
            if (string.CompareOrdinal(x.Keys[i], y.Keys[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }
}
