using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Reports;

/// <summary>A node's answer to <see cref="CollectReport"/>: the resources themselves, in pages.</summary>
internal sealed class NodeReport(CollectReport collect, Selector selector) : INodeAnswer
{
    private const int MaxResources = 200;
    private const int MaxMetrics = 4_000;

    private readonly List<ResourceReport> _resources = [];

    /// <inheritdoc/>
    public TimeSpan TimeLimit => collect.TimeLimit;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<ResourceReport> resources)
    {
        foreach (var resource in resources)
        {
            if (selector.Matches(resource.Id, resource.Type))
            {
                _resources.Add(resource);
            }
        }
    }

    /// <inheritdoc/>
    public void Send(IActorRef aggregator, CoveredEntities covered, int silent)
    {
        var page = 0;
        foreach (var some in covered.Entities.Chunk(CoveredEntities.MaxInMessage))
        {
            aggregator.Tell(new ReportPage(collect.Query, page++, IsLast: false, Silent: 0, []) { Entities = [.. some] });
        }

        var start = 0;
        for (var end = EndOfPage(start); end < _resources.Count; start = end, end = EndOfPage(start))
        {
            aggregator.Tell(new ReportPage(collect.Query, page++, IsLast: false, Silent: 0, _resources.GetRange(start, end - start)));
        }

        aggregator.Tell(new ReportPage(collect.Query, page, IsLast: true, silent, _resources.GetRange(start, _resources.Count - start)) { Tally = covered.Tally });
    }

    private int EndOfPage(int start)
    {
        var (end, metrics) = (start, 0);
        while (end < _resources.Count && end - start < MaxResources && (end == start || metrics + _resources[end].Metrics.Length <= MaxMetrics))
        {
            metrics += _resources[end++].Metrics.Length;
        }

        return end;
    }
}
