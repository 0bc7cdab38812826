using System.Collections.Immutable;
using Akka.Actor;
using ChronoActors.Contracts;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Time;

namespace ChronoActors.Cluster.Reports;

/// <summary>The aggregator of one report: puts resources of all nodes together. Answers with a <see cref="Report"/>.</summary>
internal sealed class ReportQueryActor : ClusterQueryActor
{
    private readonly Dictionary<string, ResourceReport> _found = [];

    public ReportQueryActor(Selector selector, ReportServices services, IActorRef asker)
        : base(selector, services, asker) => Receive<ReportPage>(OnPage);

    public static Props Props(Selector selector, ReportServices services, IActorRef asker) =>
        Akka.Actor.Props.Create(() => new ReportQueryActor(selector, services, asker));

    /// <inheritdoc/>
    protected override IWireMessage QuestionOf(long query, TimeSpan limit, bool withEntities) =>
        new CollectReport(query, Selector.ToString(), limit) { WithEntities = withEntities };

    /// <inheritdoc/>
    protected override Identification IdentifiedBy => Selector.IsAll ? Identification.Resources : Identification.SomeResources;

    /// <inheritdoc/>
    protected override bool Covers(string entity) => _found.ContainsKey(entity) || base.Covers(entity);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<ResourceReport> resources)
    {
        foreach (var resource in resources)
        {
            if (Selector.Matches(resource.Id, resource.Type))
            {
                _found[resource.Id.Entity] = resource;
            }
        }
    }

    /// <inheritdoc/>
    protected override object Result(ImmutableArray<MissingPart> missing) =>
        new Report(Services.Time.NowNs(), [.. _found.Values.OrderBy(report => report.Id, ResourceId.Order)], missing);

    private void OnPage(ReportPage page)
    {
        if (!Note(new AnswerPage(page.Query, page.Page, page.IsLast, "", page.Tally, page.Entities)))
        {
            return;
        }

        foreach (var report in page.Resources)
        {
            _found[report.Id.Entity] = report;
        }

        AskDirectoryWhenDone();
    }
}
