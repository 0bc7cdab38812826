using Akka.Actor;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Ingestion;

/// <summary>What the ingress knows of one producer: its handles, and the news it has not been told yet. Owned by one actor.</summary>
internal sealed class ProducerSession(ProducerId producer)
{
    private const int VerdictsPerMessage = 1000;
    private const int BatchesPerMessage = 6;

    private readonly Dictionary<int, HandleEntry> _handles = [];
    private readonly Dictionary<int, ResourceVerdict> _news = [];
    private readonly HashSet<int> _unknown = [];
    private readonly List<(long Number, List<int> Handles)> _taken = [];

    public ProducerId Producer { get; } = producer;

    /// <summary>Where answers go: the newest sender, since the tunnel to a client dies after a pause.</summary>
    public IActorRef ReplyTo { get; set; } = ActorRefs.Nobody;

    /// <summary>Timestamp of the last batch, by the monotonic clock.</summary>
    public long Heard { get; set; }

    public bool HasNews => _news.Count > 0 || _unknown.Count > 0 || _taken.Count > 0;

    public void Declare(HandleDeclaration declared, int maxResources)
    {
        if (!_handles.ContainsKey(declared.Handle) && _handles.Count >= maxResources)
        {
            Note(new ResourceVerdict(declared.Handle, 0, 0, 0, RejectionReason.TooManyResources,
                $"the producer has declared {maxResources} resources already, which is its limit (tracking.max-resources-per-producer).", []));
            return;
        }

        _handles[declared.Handle] = new HandleEntry(declared.Declaration);
    }

    /// <summary>The entry of a handle, or null.</summary>
    public HandleEntry? Known(int handle) => _handles.GetValueOrDefault(handle);

    /// <summary>The entry of a handle, or null; then the producer is asked to declare it.</summary>
    public HandleEntry? Find(int handle)
    {
        if (_handles.TryGetValue(handle, out var entry))
        {
            return entry;
        }

        // A refused handle has its answer already.
        if (!_news.TryGetValue(handle, out var verdict) || verdict.Refused == RejectionReason.None)
        {
            _unknown.Add(handle);
        }

        return null;
    }

    /// <summary>A delivery of a batch was handed to its actor.</summary>
    public void Taken(long batch, int handle)
    {
        if (_taken.Count == 0 || _taken[^1].Number != batch)
        {
            _taken.Add((batch, []));
        }

        _taken[^1].Handles.Add(handle);
    }

    /// <summary>Adds to what the producer will be told: of a resource, the newest state and all rejections.</summary>
    public void Note(ResourceVerdict verdict)
    {
        if (_news.TryGetValue(verdict.Handle, out var earlier))
        {
            // A gap is news until the missing row is there, whatever else the resource has said since.
            var isStillMissing = verdict.ExpectedSequence == 0 && earlier.ExpectedSequence > verdict.AcceptedSequence;
            verdict = verdict with
            {
                ExpectedSequence = isStillMissing ? earlier.ExpectedSequence : verdict.ExpectedSequence,
                DurableSequence = Math.Max(verdict.DurableSequence, earlier.DurableSequence),
                Refused = verdict.Refused == RejectionReason.None ? earlier.Refused : verdict.Refused,
                Message = verdict.Message.Length == 0 ? earlier.Message : verdict.Message,
                Rejections = earlier.Rejections.Count == 0 ? verdict.Rejections : [.. earlier.Rejections, .. verdict.Rejections],
            };
        }

        _news[verdict.Handle] = verdict;
    }

    /// <summary>Takes the news out, in messages that are far below the smallest usual frame of remoting, 128,000 bytes.</summary>
    public IEnumerable<BatchVerdict> TakeNews()
    {
        int[][] unknown = [.. _unknown.Chunk(VerdictsPerMessage)];
        ResourceVerdict[][] news = [.. _news.Values.Chunk(VerdictsPerMessage)];
        TakenBatch[][] taken = [.. _taken.Select(batch => new TakenBatch(batch.Number, batch.Handles)).Chunk(BatchesPerMessage)];
        _unknown.Clear();
        _news.Clear();
        _taken.Clear();
        for (var i = 0; i < Math.Max(unknown.Length, Math.Max(news.Length, taken.Length)); i++)
        {
            yield return new BatchVerdict(Producer, news.ElementAtOrDefault(i) ?? [], unknown.ElementAtOrDefault(i) ?? [])
            {
                Taken = taken.ElementAtOrDefault(i) ?? [],
            };
        }
    }
}
