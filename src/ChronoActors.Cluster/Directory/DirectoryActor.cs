using Akka.Actor;
using Akka.Event;

namespace ChronoActors.Cluster.Directory;

/// <summary>
/// Writes this node's part of the directory: collects changes while a write is under way, then writes them as one
/// transaction, and answers when it is committed. A failed write is tried again; whoever waits goes on waiting.
/// </summary>
internal sealed class DirectoryActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(30);

    private readonly SqlDirectory _directory;
    private readonly TrackingSettings _settings;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly string _node;
    private readonly Dictionary<string, DirectoryChange> _pending = [];
    private readonly List<IActorRef> _waiting = [];
    private List<IActorRef> _underway = [];
    private bool _isWriting;
    private bool _isReady;
    private long _count;

    public DirectoryActor(SqlDirectory directory, TrackingSettings settings, string node)
    {
        (_directory, _settings, _node) = (directory, settings, node);
        Receive<Initialize>(_ => Task.Run(CountAsync).PipeTo(Self, success: count => new Counted(count)));
        Receive<Counted>(OnCounted);
        Receive<Enter>(OnEnter);
        Receive<DirectoryChange>(Collect);
        Receive<Written>(OnWritten);
        Receive<Retry>(_ => Write());
        Receive<Status.Failure>(OnFailure);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(SqlDirectory directory, TrackingSettings settings, string node) =>
        Akka.Actor.Props.Create(() => new DirectoryActor(directory, settings, node));

    /// <inheritdoc/>
    protected override void PreStart() => Self.Tell(Initialize.Instance);

    private async Task<long> CountAsync()
    {
        await _directory.InitializeAsync(CancellationToken.None).ConfigureAwait(false);
        return await _directory.CountAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private void OnCounted(Counted counted)
    {
        _count = counted.Count;
        _isReady = true;
        Timers.StartSingleTimer(nameof(CountEvery), Initialize.Instance, CountEvery);
        Write();
    }

    private void OnEnter(Enter enter)
    {
        // Other nodes add resources too: between two counts the limit is a little soft, but it holds.
        if (enter.IsNew && !_pending.ContainsKey(enter.Entity) && ++_count > _settings.MaxResources)
        {
            _count--;
            Sender.Tell(new DirectoryFull(_settings.MaxResources));
            return;
        }

        Collect(enter);
    }

    private void Collect(DirectoryChange change)
    {
        _pending[change.Entity] = change;
        if (change is not Leave)
        {
            _waiting.Add(Sender);
        }

        Write();
    }

    private void Write()
    {
        if (_isWriting || !_isReady || _pending.Count == 0)
        {
            return;
        }

        _isWriting = true;
        _underway.AddRange(_waiting);
        _waiting.Clear();
        var changes = _pending.Values.ToList();
        _pending.Clear();
        var entries = changes.Select(EntryOf).OfType<DirectoryEntry>().ToList();
        var removed = changes.OfType<Leave>().Select(leave => leave.Entity).ToList();
        // SQLite works on the caller's thread.
        Task.Run(() => _directory.WriteAsync(entries, removed, CancellationToken.None))
            .PipeTo(Self, success: () => Written.Instance, failure: fault => new Status.Failure(new DirectoryWriteException(changes, fault)));
    }

    private DirectoryEntry? EntryOf(DirectoryChange change) => change switch
    {
        Enter enter => new DirectoryEntry(enter.Entity, _node, enter.Report),
        FallAsleep asleep => new DirectoryEntry(asleep.Entity, "", asleep.Report),
        _ => null,
    };

    private void OnWritten(Written _)
    {
        _isWriting = false;
        foreach (var waiting in _underway)
        {
            waiting.Tell(Entered.Instance);
        }

        _underway = [];
        Write();
    }

    private void OnFailure(Status.Failure failure)
    {
        _log.Warning("The directory of resources could not be written or counted, trying again in {0} s: {1}", RetryAfter.TotalSeconds, failure.Cause.Message);
        if (failure.Cause is DirectoryWriteException write)
        {
            _isWriting = false;
            foreach (var change in write.Changes)
            {
                // A newer change of the same resource came in the meantime: it stands.
                _pending.TryAdd(change.Entity, change);
            }

            Timers.StartSingleTimer(nameof(RetryAfter), Retry.Instance, RetryAfter);
        }
        else
        {
            Timers.StartSingleTimer(nameof(CountEvery), Initialize.Instance, RetryAfter);
        }
    }

    private sealed record Initialize
    {
        public static Initialize Instance { get; } = new();
    }

    private sealed record Counted(long Count);

    private sealed record Written
    {
        public static Written Instance { get; } = new();
    }

    private sealed record Retry
    {
        public static Retry Instance { get; } = new();
    }

    private sealed class DirectoryWriteException(IReadOnlyList<DirectoryChange> changes, Exception cause) : Exception(cause.Message, cause)
    {
        public IReadOnlyList<DirectoryChange> Changes { get; } = changes;
    }
}
