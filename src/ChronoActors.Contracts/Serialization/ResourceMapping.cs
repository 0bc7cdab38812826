using System.Collections.Immutable;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Resources, thresholds and reports to and from their schema.</summary>
internal static class ResourceMapping
{
    public static Proto.ResourceId ToProto(this ResourceId id)
    {
        var proto = new Proto.ResourceId { Name = id.Name };
        foreach (var (name, value) in id.Labels)
        {
            proto.Labels.Add(new Proto.Label { Name = name, Value = value });
        }

        return proto;
    }

    public static ResourceId ToDomain(this Proto.ResourceId proto) =>
        ResourceId.Of(SharedTexts.Of(proto.Name), LabelSet.Of(proto.Labels.Select(label => new Label(SharedTexts.Of(label.Name), SharedTexts.Of(label.Value)))));

    public static Proto.Declaration ToProto(this ResourceDeclaration declaration) =>
        ToProto(declaration.Id, declaration.Type, declaration.Schema.Metrics);

    public static ResourceDeclaration ToDomain(this Proto.Declaration proto) => new(proto.Id.ToDomain(), SharedTexts.Of(proto.Type), SharedSchemas.Of(proto.Metrics));

    private static Proto.Declaration ToProto(ResourceId id, string type, IEnumerable<Metric> metrics)
    {
        var proto = new Proto.Declaration { Id = id.ToProto(), Type = type };
        foreach (var metric in metrics)
        {
            proto.Metrics.Add(new Proto.Metric { Name = metric.Name, Unit = metric.Unit, Kind = (int)metric.Kind });
        }

        return proto;
    }

    public static Proto.Threshold ToProto(this Threshold threshold) => new()
    {
        Metric = threshold.Metric,
        Direction = (int)threshold.Direction,
        Value = threshold.Value,
        ClearValue = threshold.ClearValue,
        Rule = threshold.Rule,
        Figure = (int)threshold.Figure,
        Total = threshold.Total,
        ForMs = (long)threshold.For.TotalMilliseconds,
        KeepFiringMs = (long)threshold.KeepFiring.TotalMilliseconds,
    };

    public static Threshold ToDomain(this Proto.Threshold proto) =>
        new(proto.Metric, (ThresholdDirection)proto.Direction, proto.Value, proto.ClearValue)
        {
            Rule = SharedTexts.Of(proto.Rule),
            Figure = (ThresholdFigure)proto.Figure,
            Total = SharedTexts.Of(proto.Total),
            For = TimeSpan.FromMilliseconds(proto.ForMs),
            KeepFiring = TimeSpan.FromMilliseconds(proto.KeepFiringMs),
        };

    public static Proto.ResourceReport ToProto(this ResourceReport report)
    {
        var proto = new Proto.ResourceReport
        {
            Declaration = ToProto(report.Id, report.Type, report.Metrics.Select(metric => metric.Metric)),
            IsAsleep = report.IsAsleep,
        };
        proto.Statistics.AddRange(report.Metrics.Select(metric => metric.Statistics.ToProto()));
        proto.Alerts.AddRange(report.Alerts.Select(ToProto));
        proto.Rejected.AddRange(report.Rejected.Select(pair => new Proto.Rejection { Reason = (int)pair.Key, Samples = pair.Value }));
        return proto;
    }

    public static ResourceReport ToDomain(this Proto.ResourceReport proto)
    {
        var declaration = proto.Declaration.ToDomain();
        var metrics = declaration.Schema.Metrics.Select((metric, i) =>
            new MetricReport(metric, i < proto.Statistics.Count ? proto.Statistics[i].ToDomain() : default));
        return new ResourceReport(
            declaration.Id,
            declaration.Type,
            [.. metrics],
            [.. proto.Alerts.Select(ToDomain)],
            proto.Rejected.ToImmutableSortedDictionary(rejection => (RejectionReason)rejection.Reason, rejection => rejection.Samples),
            proto.IsAsleep);
    }

    private static Proto.AlertState ToProto(AlertState alert)
    {
        var proto = new Proto.AlertState { Threshold = alert.Threshold.ToProto(), IsRaised = alert.IsRaised, SinceNs = alert.SinceNs, Value = alert.Value };
        if (alert.WaitingSinceNs is { } waitingSinceNs)
        {
            proto.WaitingSinceNs = waitingSinceNs;
        }

        return proto;
    }

    private static AlertState ToDomain(Proto.AlertState proto) => new(proto.Threshold.ToDomain(), proto.IsRaised, proto.SinceNs, proto.Value)
    {
        WaitingSinceNs = proto.HasWaitingSinceNs ? proto.WaitingSinceNs : null,
    };

    private static Proto.Statistics ToProto(this MetricStatistics statistics) => new()
    {
        Count = statistics.Count,
        Min = statistics.Min,
        Max = statistics.Max,
        Current = statistics.Current,
        LastUpdatedNs = statistics.LastUpdatedNs,
        FirstSeenNs = statistics.FirstSeenNs,
        Sum = statistics.Total.Sum,
        Compensation = statistics.Total.Compensation,
        SquaredDeviations = statistics.SquaredDeviations,
    };

    private static MetricStatistics ToDomain(this Proto.Statistics proto) => new()
    {
        Count = proto.Count,
        Min = proto.Min,
        Max = proto.Max,
        Current = proto.Current,
        LastUpdatedNs = proto.LastUpdatedNs,
        FirstSeenNs = proto.FirstSeenNs,
        Total = new CompensatedSum(proto.Sum, proto.Compensation),
        SquaredDeviations = proto.SquaredDeviations,
    };
}
