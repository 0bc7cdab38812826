using System.Collections.Immutable;
using Akka.Actor;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Directory;

/// <summary>
/// Keeps what the directory's table holds in memory, so that a report costs a look at its version and what has changed since.
/// Of resources that are awake it keeps only where. Forgets everything when nobody has asked for a while.
/// </summary>
internal sealed class DirectoryMirrorActor : ReceiveActor
{
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(10);

    private readonly Func<long, long, Task<DirectoryChanges>> _readSince;
    private readonly Dictionary<string, Place> _places = [];
    private readonly Dictionary<string, EntityTally> _nodes = [];
    private List<IActorRef> _asking = [];
    private List<IActorRef> _answering = [];
    private DirectoryContents? _contents;
    private long _version = -1;
    private long _removals;
    private bool _isReading;

    public DirectoryMirrorActor(Func<long, long, Task<DirectoryChanges>> readSince)
    {
        _readSince = readSince;
        Receive<ReadDirectory>(_ =>
        {
            _asking.Add(Sender);
            ReadWhenAsked();
        });
        Receive<DirectoryChanges>(changes =>
        {
            Apply(changes);
            Answer(_contents ??= Contents());
        });
        Receive<Status.Failure>(Answer);
        Receive<ReceiveTimeout>(_ => Forget());
        SetReceiveTimeout(ForgetAfter);
    }

    private readonly record struct Place(string Node, ResourceReport? Report);

    public static Props Props(SqlDirectory directory) =>
        Props((version, removals) => directory.ReadChangesAsync(version, removals, CancellationToken.None));

    /// <summary>A mirror of anything that can say what has changed since a version and a number of removals.</summary>
    public static Props Props(Func<long, long, Task<DirectoryChanges>> readSince) => Akka.Actor.Props.Create(() => new DirectoryMirrorActor(readSince));

    /// <summary>Whoever asks while a read is under way waits for the next one: it must not miss what was written before it asked.</summary>
    private void ReadWhenAsked()
    {
        if (_isReading || _asking.Count == 0)
        {
            return;
        }

        _isReading = true;
        (_answering, _asking) = (_asking, []);
        var (version, removals) = (_version, _removals);
        // SQLite works on the caller's thread.
        Task.Run(() => _readSince(version, removals)).PipeTo(Self);
    }

    private void Apply(DirectoryChanges changes)
    {
        _contents = changes.Version == _version ? _contents : null;
        (_version, _removals) = (changes.Version, changes.Removals);
        foreach (var row in changes.Changed)
        {
            Remove(row.Entity);
            // Few nodes, many rows.
            Add(row.Entity, new Place(string.Intern(row.Node), row.Report));
        }

        if (changes.Remaining is { } remaining)
        {
            foreach (var gone in _places.Keys.Except(remaining).ToList())
            {
                Remove(gone);
            }
        }
    }

    private void Add(string entity, Place place)
    {
        _places.Add(entity, place);
        if (place.Report is null)
        {
            _nodes[place.Node] = _nodes.GetValueOrDefault(place.Node).With(entity);
        }
    }

    private void Remove(string entity)
    {
        if (_places.Remove(entity, out var place) && place.Report is null)
        {
            _nodes[place.Node] = _nodes[place.Node].Without(entity);
        }
    }

    private void Answer(object answer)
    {
        foreach (var asker in _answering)
        {
            asker.Tell(answer);
        }

        _answering = [];
        _isReading = false;
        ReadWhenAsked();
    }

    private DirectoryContents Contents()
    {
        var asleep = ImmutableArray.CreateBuilder<ResourceReport>();
        var awake = new Dictionary<string, ImmutableArray<string>.Builder>();
        foreach (var (entity, place) in _places)
        {
            if (place.Report is { } report)
            {
                asleep.Add(report);
            }
            else if (awake.TryGetValue(place.Node, out var entities))
            {
                entities.Add(entity);
            }
            else
            {
                awake.Add(place.Node, ImmutableArray.CreateBuilder<string>((int)_nodes[place.Node].Count));
                awake[place.Node].Add(entity);
            }
        }

        return new DirectoryContents(
            asleep.DrainToImmutable(),
            awake.ToImmutableDictionary(node => node.Key, node => new NodeEntities(_nodes[node.Key], node.Value.DrainToImmutable())));
    }

    private void Forget()
    {
        if (_isReading)
        {
            return;
        }

        _places.Clear();
        _places.TrimExcess();
        _nodes.Clear();
        (_contents, _version, _removals) = (null, -1, 0);
    }
}
