using System.Collections.Immutable;
using System.Globalization;
using Akka.Actor;
using Akka.Cluster;
using ChronoActors.Cluster.Directory;
using ChronoActors.Contracts;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// The aggregator of one question to the whole cluster: asks the reporter of every node, then looks into the directory for the
/// sleeping resources, and asks for those that should be awake but nobody told of (they are moving, or their node died).
/// What has not answered within the time limit is named. Answers the asker and stops.
/// </summary>
internal abstract class ClusterQueryActor : ReceiveActor, IWithTimers
{
    private const int MaxLists = 5;

    private readonly Dictionary<string, NodeAnswer> _nodes = [];
    private IReadOnlyList<NodeAnswer> _awaited = [];
    private readonly Dictionary<string, string> _stragglers = [];
    private readonly List<MissingPart> _missing = [];
    private readonly IActorRef _asker;
    private readonly IActorRef _mirror;
    private long _queries;
    private HashSet<string> _listed = [];
    private int _lists;
    private bool _isDirectoryAsked;

    protected ClusterQueryActor(Selector selector, ReportServices services, IActorRef asker)
    {
        (Selector, Services, _asker) = (selector, services, asker);
        _mirror = services.Mirror ?? Context.ActorOf(DirectoryMirrorActor.Props(services.Directory));
        Receive<NodesDue>(_ => AskDirectory());
        Receive<DirectoryContents>(OnDirectory);
        Receive<IReadOnlyList<DirectoryEntry>>(OnStragglers);
        Receive<Status.Failure>(failure => OnDirectoryFailure(failure.Cause));
        Receive<ResourceDescription>(OnDescription);
        Receive<Due>(_ => Finish());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>What is asked about.</summary>
    protected Selector Selector { get; }

    /// <summary>What the question needs.</summary>
    protected ReportServices Services { get; }

    /// <summary>The nodes that have answered in full.</summary>
    protected IEnumerable<NodeAnswer> Complete => _nodes.Values.Where(node => node.IsComplete);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var limit = Services.Settings.ReportTimeout;
        Timers.StartSingleTimer(nameof(NodesDue), NodesDue.Instance, limit * 0.7);
        Timers.StartSingleTimer(nameof(Due), Due.Instance, limit * 0.95);
        Ask(Akka.Cluster.Cluster.Get(Context.System).State.Members.Where(IsAsked).Select(member => member.Address));
    }

    /// <summary>The question to a node.</summary>
    protected abstract IWireMessage QuestionOf(long query, TimeSpan limit, bool withEntities);

    /// <summary>What the answers of the nodes are told apart by.</summary>
    protected abstract Identification IdentifiedBy { get; }

    /// <summary>Whether a resource is in the answer of a node.</summary>
    protected virtual bool Covers(string entity) => _listed.Contains(entity);

    /// <summary>Adds resources that no node told of. Some may not be selected.</summary>
    protected abstract void Add(ReadOnlySpan<ResourceReport> resources);

    /// <summary>The whole answer.</summary>
    protected abstract object Result(ImmutableArray<MissingPart> missing);

    /// <summary>Notes a page of a node's answer.</summary>
    /// <returns>False for an answer that nobody waits for.</returns>
    protected bool Note(AnswerPage page)
    {
        var node = _nodes.Values.FirstOrDefault(answer => answer.Query == page.Query);
        node?.Take(page);
        return node is not null;
    }

    /// <summary>Goes on to the directory when all nodes have answered.</summary>
    protected void AskDirectoryWhenDone()
    {
        if (_awaited.All(node => node.IsOver))
        {
            AskDirectory();
        }
    }

    private static bool IsAsked(Member member) =>
        member.HasRole(ActorNames.NodeRole) && member.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting;

    private void Ask(IEnumerable<Address> addresses)
    {
        _awaited = [.. addresses.Select(address => new NodeAnswer(address, ++_queries))];
        foreach (var node in _awaited)
        {
            _nodes[node.Address.ToString()] = node;
            var path = new RootActorPath(node.Address) / "user" / ActorNames.Reporter;
            Context.ActorSelection(path).Tell(QuestionOf(node.Query, Services.Settings.ReportTimeout * 0.7, _lists > 0));
        }

        AskDirectoryWhenDone();
    }

    private void AskDirectory()
    {
        if (_isDirectoryAsked)
        {
            return;
        }

        // After the nodes, never before: a resource that falls asleep meanwhile is then in one of the two.
        _isDirectoryAsked = true;
        _mirror.Tell(ReadDirectory.Instance);
    }

    private void OnDirectory(DirectoryContents contents)
    {
        if (!Reconcile(contents))
        {
            _isDirectoryAsked = false;
            Ask(Complete.Select(node => node.Address));
            return;
        }

        Add([.. contents.Asleep.Where(asleep => !Covers(asleep.Id.Entity))]);
        var covered = _lists > 0 || IdentifiedBy == Identification.Resources ? [] : Complete.Select(node => node.Address.ToString()).ToHashSet();
        foreach (var (node, woken) in contents.Awake.Where(node => !covered.Contains(node.Key)))
        {
            foreach (var entity in woken.Entities.Where(entity => !Covers(entity)))
            {
                _stragglers.Add(entity, node);
            }
        }

        if (_stragglers.Count == 0 || Selector.IsAll)
        {
            AskStragglers();
        }
        else
        {
            // Whether they are selected only their entries say.
            ReadEntriesAsync(_stragglers.Values.Distinct().ToList()).PipeTo(Self);
        }
    }

    /// <summary>
    /// Looks whether answers that do not name all resources go together with the directory. The tallies of what they cover
    /// do while nothing changes. Where resources are waking, falling asleep or moving just now, the nodes are asked again,
    /// for a list.
    /// </summary>
    private bool Reconcile(DirectoryContents contents)
    {
        if (IdentifiedBy == Identification.Resources)
        {
            return true;
        }

        if (_lists == 0)
        {
            _lists += Complete.All(node => node.Tally == contents.TallyOf(node.Address.ToString())) ? 0 : 1;
            return _lists == 0;
        }

        // One that moved while the nodes were asked may be in two answers. The next time the first node knows that it is gone.
        _listed = [.. Complete.SelectMany(node => node.Entities)];
        var twice = IdentifiedBy == Identification.Groups ? Complete.Sum(node => node.Tally.Count) - _listed.Count : 0;
        if (twice > 0 && _lists == MaxLists)
        {
            _missing.Add(new MissingPart("nodes", "resources that go on moving are counted twice", (int)twice));
        }

        return twice == 0 || _lists++ == MaxLists;
    }

    private async Task<IReadOnlyList<DirectoryEntry>> ReadEntriesAsync(List<string> nodes)
    {
        var entries = new List<DirectoryEntry>();
        foreach (var node in nodes)
        {
            entries.AddRange(await Task.Run(() => Services.Directory.ReadNodeAsync(node, CancellationToken.None)).ConfigureAwait(false));
        }

        return entries;
    }

    private void OnStragglers(IReadOnlyList<DirectoryEntry> entries)
    {
        foreach (var entry in entries.Where(entry => !Selector.Matches(entry.Report.Id, entry.Report.Type)))
        {
            _stragglers.Remove(entry.Entity);
        }

        AskStragglers();
    }

    private void AskStragglers()
    {
        foreach (var entity in _stragglers.Keys.Where(entity => !IsOfSilentNode(entity)))
        {
            Services.Resources.Tell(new DescribeResource(entity));
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
        if (!_stragglers.Remove(description.Entity))
        {
            return;
        }

        if (description.Report is { } report)
        {
            Add([report]);
        }

        FinishWhenDone();
    }

    private void FinishWhenDone()
    {
        if (_stragglers.Keys.All(IsOfSilentNode))
        {
            Finish();
        }
    }

    private bool IsOfSilentNode(string entity) => _nodes.TryGetValue(_stragglers[entity], out var node) && !node.IsComplete;

    private void Finish()
    {
        var limit = Services.Settings.ReportTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var lost = _stragglers.Values.CountBy(node => node).ToDictionary();
        foreach (var (address, answer) in _nodes)
        {
            if (!answer.IsComplete || lost.ContainsKey(address))
            {
                var why = answer switch
                {
                    { Refusal.Length: > 0 } => answer.Refusal,
                    { IsComplete: true } => $"resources did not answer within {limit} s",
                    _ => $"no answer within {limit} s",
                };
                _missing.Add(new MissingPart($"node {address}", why, lost.GetValueOrDefault(address)));
            }
        }

        foreach (var (address, count) in lost.Where(node => !_nodes.ContainsKey(node.Key)))
        {
            _missing.Add(new MissingPart($"node {address}", "it left the cluster, and its resources are not recovered yet", count));
        }

        _asker.Tell(Result([.. _missing.OrderBy(part => part.Where, StringComparer.Ordinal)]));
        Context.Stop(Self);
    }

    /// <summary>What is in the answers of the nodes.</summary>
    protected enum Identification
    {
        /// <summary>Every awake resource.</summary>
        Resources,

        /// <summary>The selected ones: of others nobody knows whether they are there.</summary>
        SomeResources,

        /// <summary>No resources.</summary>
        Groups,
    }

    private sealed record NodesDue
    {
        public static NodesDue Instance { get; } = new();
    }

    private sealed record Due
    {
        public static Due Instance { get; } = new();
    }
}
