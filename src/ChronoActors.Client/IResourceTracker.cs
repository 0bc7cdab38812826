using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>
/// Records what resources do and delivers it to the cluster; nothing that is acknowledged is lost or counted twice. Recording
/// never blocks on the network: what can't be delivered yet waits in bounded memory. All members are thread-safe.
/// </summary>
/// <example>
/// <code>
/// await using var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = ["node-1:4053"] });
/// var connections = tracker.Track("database_connections", "connection");
/// tracker.RecordUsage(connections, 5);
/// </code>
/// </example>
public interface IResourceTracker : IAsyncDisposable
{
    /// <summary>What became of everything recorded, as of some 100 ms ago. Figures count samples.</summary>
    OutboxCounters Counters { get; }

    /// <summary>Tracks a resource; the same handle again if this process tracks it already.</summary>
    /// <exception cref="ArgumentException">The process tracks it with other metrics or another type, or it is too large to declare.</exception>
    /// <exception cref="InvalidOperationException">It is being untracked at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The tracker is closed.</exception>
    ResourceHandle Track(ResourceDeclaration declaration, TrackOptions? options = null);

    /// <summary>Tracks a resource.</summary>
    /// <param name="name">For example <c>database_connections</c>; up to 200 bytes.</param>
    /// <param name="type">The kind of thing: <c>cpu</c>, <c>memory</c>, <c>connection</c>, …</param>
    /// <param name="labels">What tells it from others of the same name; up to 32.</param>
    /// <param name="metrics">Its metrics, up to 1,000; by default the single metric <c>value</c>.</param>
    /// <param name="options">How it is recorded.</param>
    /// <exception cref="IdentityException">A name, label or metric breaks a rule; the message says which and what is allowed.</exception>
    /// <inheritdoc cref="Track(ResourceDeclaration, TrackOptions?)"/>
    ResourceHandle Track(
        string name,
        string type = ResourceDeclaration.DefaultType,
        IEnumerable<Label>? labels = null,
        IEnumerable<Metric>? metrics = null,
        TrackOptions? options = null);

    /// <summary>Records a value of a resource's first metric, now. NaN and infinities are counted as rejected.</summary>
    void RecordUsage(ResourceHandle handle, double value);

    /// <summary>Records a value of a resource's first metric.</summary>
    /// <param name="handle">The resource.</param>
    /// <param name="value">The value; NaN and infinities are counted as rejected.</param>
    /// <param name="timestampNs">When, nanoseconds since the Unix epoch.</param>
    void RecordUsage(ResourceHandle handle, double value, long timestampNs);

    /// <summary>Records a value of one of a resource's metrics.</summary>
    /// <param name="handle">The resource.</param>
    /// <param name="metric">Index of the metric in the resource's schema.</param>
    /// <param name="value">The value; NaN and infinities are counted as rejected.</param>
    /// <param name="timestampNs">When, nanoseconds since the Unix epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The resource has no such metric.</exception>
    void Record(ResourceHandle handle, int metric, double value, long timestampNs);

    /// <summary>Records a row, now: a value for each of the resource's metrics.</summary>
    /// <exception cref="ArgumentException">Not as many values as metrics.</exception>
    void Record(ResourceHandle handle, ReadOnlySpan<double> values);

    /// <summary>Records a row; a NaN or an infinity is counted as rejected and its neighbours are taken.</summary>
    /// <param name="handle">The resource.</param>
    /// <param name="values">A value for each of the resource's metrics.</param>
    /// <param name="timestampNs">When, nanoseconds since the Unix epoch.</param>
    /// <param name="present">Which of the values are there; empty for all.</param>
    /// <exception cref="ArgumentException">Not as many values, or flags, as metrics.</exception>
    void Record(ResourceHandle handle, ReadOnlySpan<double> values, long timestampNs, ReadOnlySpan<bool> present = default);

    /// <summary>
    /// Stops tracking: delivers what was recorded, then tells the cluster. When the time is over the outcome is not done, and
    /// both go on in the background.
    /// </summary>
    Task<CommandOutcome> UntrackAsync(ResourceHandle handle, TimeSpan timeout);

    /// <summary>Sends a command about a resource and waits until it is durable; sent again until answered or the time is over.</summary>
    Task<CommandOutcome> CommandAsync(ResourceCommand command, TimeSpan timeout);

    /// <summary>Waits until everything recorded before is durable in the cluster, which is asked to hurry.</summary>
    /// <returns>False if the time was over before; <see cref="Counters"/> say what is pending.</returns>
    Task<bool> FlushAsync(TimeSpan timeout);
}
