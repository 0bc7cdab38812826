using System.Collections.Immutable;
using ChronoActors.Cluster;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Node.Tests.Operator.Palettes;

/// <summary>A cluster of two resources that remembers what it was told.</summary>
internal sealed class ScriptedTracker : ITracker
{
    public List<ResourceCommand> Commands { get; } = [];

    public List<(ResourceDeclaration Declaration, long TimestampNs, double Value)> Records { get; } = [];

    public ImmutableArray<MissingPart> Missing { get; set; } = [];

    public CommandOutcome CommandAnswer { get; set; } = new(true, "it is so");

    public RecordOutcome RecordAnswer { get; set; } = new(1, [], "");

    public static ResourceId Disk { get; } = ResourceId.Of("disk", ("device", "sd a"), ("node", "n1"));

    public static ResourceId Pool { get; } = ResourceId.Of("pool");

    public Task<Report> ReportAsync(Selector selector, CancellationToken cancel)
    {
        var all = new[]
        {
            new ResourceReport(
                Disk,
                "io",
                [Metric("read", "bytes", 10, 30), Metric("write", "bytes")],
                [new AlertState(new Threshold("read", ThresholdDirection.Above, 20, 15), true, 2_000_000_000, 30)],
                ImmutableSortedDictionary<RejectionReason, long>.Empty.Add(RejectionReason.NotFinite, 2),
                false),
            new ResourceReport(Pool, "connection", [Metric("value", "", 5)], [], ImmutableSortedDictionary<RejectionReason, long>.Empty, true),
        };
        return Task.FromResult(new Report(3_000_000_000, [.. all.Where(resource => selector.Matches(resource.Id, resource.Type))], Missing));
    }

    public async Task<Aggregate> AggregateAsync(AggregateQuery query, CancellationToken cancel)
    {
        var report = await ReportAsync(query.Selector, cancel);
        var aggregation = new Aggregation(query);
        aggregation.Add(report.Resources.AsSpan());
        return aggregation.ToAggregate(report.GeneratedAtNs, report.Missing);
    }

    public Task<CommandOutcome> CommandAsync(ResourceCommand command, CancellationToken cancel)
    {
        Commands.Add(command);
        return Task.FromResult(CommandAnswer);
    }

    public Task<RecordOutcome> RecordAsync(ResourceDeclaration declaration, RowBlock rows, CancellationToken cancel)
    {
        Records.Add((declaration, rows.Timestamps[0], rows.Column(0)[0].Last));
        return Task.FromResult(RecordAnswer);
    }

    private static MetricReport Metric(string name, string unit, params double[] values)
    {
        var statistics = default(MetricStatistics);
        for (var i = 0; i < values.Length; i++)
        {
            statistics = statistics.With((i + 1) * 1_000_000_000L, IntervalSample.Of(values[i]));
        }

        return new MetricReport(new Metric(name, unit), statistics);
    }
}
