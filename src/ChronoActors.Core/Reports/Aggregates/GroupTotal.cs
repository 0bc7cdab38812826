using System.Runtime.InteropServices;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>Adds up one group.</summary>
internal sealed class GroupTotal(string? unit)
{
    private string? _unit = unit;
    private long _metrics;
    private CompensatedSum _sum;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    public static GroupTotal Of(AggregateGroup group)
    {
        var total = new GroupTotal(group.Unit);
        total.Add(group);
        return total;
    }

    public void Add(double figure, string unit)
    {
        _metrics++;
        _sum = _sum.Add(figure);
        _min = Math.Min(_min, figure);
        _max = Math.Max(_max, figure);
        Meet(unit);
    }

    public void Add(AggregateGroup group)
    {
        _metrics += group.Metrics;
        _sum = _sum.Add(group.Sum.Sum).Add(group.Sum.Compensation);
        _min = Math.Min(_min, group.Min);
        _max = Math.Max(_max, group.Max);
        Meet(group.Unit);
    }

    public AggregateGroup ToGroup(string[] keys) => new(ImmutableCollectionsMarshal.AsImmutableArray(keys), _unit, _metrics, _sum, _min, _max);

    private void Meet(string? unit) => _unit = _unit == unit ? _unit : null;
}
