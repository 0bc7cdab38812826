using System.Threading.Channels;

namespace ChronoActors.Node.Operator;

/// <summary>
/// Events for one reader, in a buffer of limited size. When the reader is slow the newest events are dropped and counted: the
/// source never waits. Writing is thread-safe.
/// </summary>
internal sealed class EventFeed<T>
{
    private readonly Channel<T> _channel;
    private long _dropped;

    public EventFeed(int capacity = 4096) => _channel = Channel.CreateBounded<T>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
        _ => Interlocked.Increment(ref _dropped));

    /// <summary>Adds an event, or counts it as dropped.</summary>
    public void Write(T item) => _channel.Writer.TryWrite(item);

    /// <summary>The events as they come, until cancelled.</summary>
    public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancel) => _channel.Reader.ReadAllAsync(cancel);

    /// <summary>How many were dropped since the last call.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);
}
