using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Aggregates to and from their schema.</summary>
internal static class AggregateMapping
{
    public static Proto.CollectAggregate ToProto(this CollectAggregate collect) => new()
    {
        Query = collect.Query,
        Selector = collect.Selector,
        TimeLimitMs = (long)collect.TimeLimit.TotalMilliseconds,
        By = { collect.What.By },
        Function = (int)collect.What.Function,
        Of = (int)collect.What.Of,
        Top = collect.What.Top ?? 0,
        Bottom = collect.What.Bottom ?? 0,
        WithEntities = collect.WithEntities,
    };

    public static CollectAggregate ToDomain(this Proto.CollectAggregate proto) => new(
        proto.Query,
        proto.Selector,
        new AggregateQuery
        {
            By = [.. proto.By],
            Function = (AggregateFunction)proto.Function,
            Of = (AggregateFigure)proto.Of,
            Top = proto.Top == 0 ? null : proto.Top,
            Bottom = proto.Bottom == 0 ? null : proto.Bottom,
        },
        TimeSpan.FromMilliseconds(proto.TimeLimitMs),
        proto.WithEntities);

    public static Proto.AggregatePart ToProto(this AggregatePart part) => new()
    {
        Query = part.Query,
        Page = part.Page,
        IsLast = part.IsLast,
        Refusal = part.Refusal,
        Tally = part.Tally.ToProto(),
        Resources = part.Answer.Resources,
        Metrics = part.Answer.Metrics,
        GroupsCut = part.Answer.GroupsCut,
        Groups = { part.Answer.Groups.Select(ToProto) },
        Entities = { part.Entities },
    };

    public static AggregatePart ToDomain(this Proto.AggregatePart proto) => new(
        proto.Query,
        proto.Page,
        proto.IsLast,
        proto.Refusal,
        proto.Tally.ToDomain(),
        new AggregatePartial(proto.Resources, proto.Metrics, proto.GroupsCut, [.. proto.Groups.Select(ToDomain)]),
        [.. proto.Entities]);

    public static Proto.EntityTally? ToProto(this EntityTally tally) => tally == default
        ? null
        : new() { Count = tally.Count, SumHigh = (ulong)(tally.Sum >> 64), SumLow = (ulong)tally.Sum };

    public static EntityTally ToDomain(this Proto.EntityTally? proto) => proto is null
        ? default
        : new EntityTally(proto.Count, new UInt128(proto.SumHigh, proto.SumLow));

    private static Proto.AggregateGroup ToProto(AggregateGroup group)
    {
        var proto = new Proto.AggregateGroup
        {
            Keys = { group.Keys },
            Metrics = group.Metrics,
            Sum = group.Sum.Sum,
            Compensation = group.Sum.Compensation,
            Min = group.Min,
            Max = group.Max,
        };
        if (group.Unit is not null)
        {
            proto.Unit = group.Unit;
        }

        return proto;
    }

    private static AggregateGroup ToDomain(Proto.AggregateGroup proto) => new(
        [.. proto.Keys],
        proto.HasUnit ? proto.Unit : null,
        proto.Metrics,
        new CompensatedSum(proto.Sum, proto.Compensation),
        proto.Min,
        proto.Max);
}
