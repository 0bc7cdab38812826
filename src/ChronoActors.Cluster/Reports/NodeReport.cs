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
        var (page, start) = (0, 0);
        do
        {
            var end = EndOfPage(start);
            var isLast = end == _resources.Count;
            aggregator.Tell(new ReportPage(collect.Query, page++, isLast, isLast ? silent : 0, _resources.GetRange(start, end - start)));
            start = end;
        }
        while (start < _resources.Count);
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
