using System.Collections.Immutable;
using System.Globalization;
using Akka.Actor;
using Akka.Cluster;
using ChronoActors.Cluster.Directory;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Time;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// The report aggregator of one question: asks the reporter of every node, then reads the directory for the sleeping
/// resources, and asks for those that should be awake but nobody told of (they are moving, or their node died). What has
/// not answered within the time limit is named. Answers its parent's question with a <see cref="Report"/> and stops.
/// </summary>
internal sealed class ReportQueryActor : ReceiveActor, IWithTimers
{
    private readonly Selector _selector;
    private readonly ReportServices _services;
    private readonly IActorRef _asker;
    private readonly Dictionary<string, ResourceReport> _found = [];
    private readonly Dictionary<string, NodeAnswer> _nodes = [];
    private readonly Dictionary<string, DirectoryEntry> _stragglers = [];
    private readonly List<MissingPart> _missing = [];
    private bool _isDirectoryAsked;

    public ReportQueryActor(Selector selector, ReportServices services, IActorRef asker)
    {
        (_selector, _services, _asker) = (selector, services, asker);
        Receive<ReportPage>(OnPage);
        Receive<ReceiveTimeout>(_ => OnNodesDue());
        Receive<DirectoryRead>(OnDirectory);
        Receive<Status.Failure>(failure => OnDirectoryFailure(failure.Cause));
        Receive<ResourceDescription>(OnDescription);
        Receive<Due>(_ => Finish());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(Selector selector, ReportServices services, IActorRef asker) =>
        Akka.Actor.Props.Create(() => new ReportQueryActor(selector, services, asker));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var limit = _services.Settings.ReportTimeout;
        Timers.StartSingleTimer(nameof(OnNodesDue), ReceiveTimeout.Instance, limit * 0.7);
        Timers.StartSingleTimer(nameof(Due), Due.Instance, limit * 0.95);
        var cluster = Akka.Cluster.Cluster.Get(Context.System);
        var query = 0L;
        foreach (var member in cluster.State.Members.Where(IsAsked))
        {
            var path = new RootActorPath(member.Address) / "user" / ActorNames.Reporter;
            _nodes[member.Address.ToString()] = new NodeAnswer(++query);
            Context.ActorSelection(path).Tell(new CollectReport(query, _selector.ToString(), limit * 0.7));
        }

        AskDirectoryWhenDone();
    }

    private static bool IsAsked(Member member) =>
        member.HasRole(ActorNames.NodeRole) && member.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting;

    private void OnPage(ReportPage page)
    {
        var node = _nodes.Values.FirstOrDefault(answer => answer.Query == page.Query);
        if (node is null)
        {
            return;
        }

        foreach (var report in page.Resources)
        {
            _found[report.Id.Entity] = report;
        }

        node.Pages++;
        node.ExpectedPages = page.IsLast ? page.Page + 1 : node.ExpectedPages;
        AskDirectoryWhenDone();
    }

    private void AskDirectoryWhenDone()
    {
        if (_nodes.Values.All(answer => answer.IsComplete))
        {
            AskDirectory();
        }
    }

    private void OnNodesDue() => AskDirectory();

    private void AskDirectory()
    {
        if (_isDirectoryAsked)
        {
            return;
        }

        // After the nodes, never before: a resource that falls asleep meanwhile is then in one of the two.
        _isDirectoryAsked = true;
        _services.Directory.ReadAsync(CancellationToken.None).PipeTo(Self, success: entries => new DirectoryRead(entries));
    }

    private void OnDirectory(DirectoryRead read)
    {
        foreach (var entry in read.Entries.Where(entry => !_found.ContainsKey(entry.Entity) && _selector.Matches(entry.Report.Id, entry.Report.Type)))
        {
            if (entry.IsAsleep)
            {
                _found[entry.Entity] = entry.Report with { IsAsleep = true };
                continue;
            }

            _stragglers[entry.Entity] = entry;
            if (!_nodes.TryGetValue(entry.Node, out var node) || node.IsComplete)
            {
                _services.Resources.Tell(new DescribeResource(entry.Entity));
            }
        }

        FinishWhenDone();
    }

    private void OnDirectoryFailure(Exception cause)
    {
        _missing.Add(new MissingPart("directory", $"the list of sleeping resources can't be read: {cause.Message}", 0));
        Finish();
    }

    private void OnDescription(ResourceDescription description)
    {
        _stragglers.Remove(description.Entity);
        if (description.Report is { } report)
        {
            _found[description.Entity] = report;
        }

        FinishWhenDone();
    }

    private void FinishWhenDone()
    {
        var silent = _nodes.Where(pair => !pair.Value.IsComplete).Select(pair => pair.Key).ToHashSet();
        if (_stragglers.Values.All(entry => silent.Contains(entry.Node)))
        {
            Finish();
        }
    }

    private void Finish()
    {
        var limit = _services.Settings.ReportTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        foreach (var (address, answer) in _nodes)
        {
            var count = _stragglers.Values.Count(entry => entry.Node == address);
            if (!answer.IsComplete || count > 0)
            {
                var why = answer.IsComplete ? $"resources did not answer within {limit} s" : $"no answer within {limit} s";
                _missing.Add(new MissingPart($"node {address}", why, count));
            }
        }

        foreach (var lost in _stragglers.Values.Where(entry => !_nodes.ContainsKey(entry.Node)).GroupBy(entry => entry.Node))
        {
            _missing.Add(new MissingPart($"node {lost.Key}", "it left the cluster, and its resources are not recovered yet", lost.Count()));
        }

        var resources = _found.Values.OrderBy(report => report.Id, ResourceId.Order).ToImmutableArray();
        _asker.Tell(new Report(_services.Time.NowNs(), resources, [.. _missing.OrderBy(part => part.Where, StringComparer.Ordinal)]));
        Context.Stop(Self);
    }

    private sealed class NodeAnswer(long query)
    {
        public long Query { get; } = query;

        public int Pages { get; set; }

        public int ExpectedPages { get; set; } = int.MaxValue;

        public bool IsComplete => Pages >= ExpectedPages;
    }

    private sealed record DirectoryRead(IReadOnlyList<DirectoryEntry> Entries);

    private sealed record Due
    {
        public static Due Instance { get; } = new();
    }
}

/// <summary>What every report needs. Immutable.</summary>
internal sealed record ReportServices(TrackingSettings Settings, TimeProvider Time, SqlDirectory Directory, IActorRef Resources);
