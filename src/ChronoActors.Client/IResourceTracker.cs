using ChronoActors.Client.Alerts;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Observing;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client;

/// <summary>
/// Records what resources do, shows it, and delivers it to the cluster; nothing that is acknowledged is lost or counted twice.
/// Recording never blocks on the network: what can't be delivered yet waits in bounded memory. All members are thread-safe.
/// </summary>
/// <example>
/// <code>
/// await using var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = ["node-1:4053"] });
/// using var connections = tracker.Track("database_connections", "connection");
/// tracker.RecordUsage(connections, 5);
/// tracker.RecordUsage(connections, 3);
/// Console.WriteLine(tracker.GetStats("database_connections"));  // Min = 3, Max = 5, Average = 4, Current = 3, …
/// </code>
/// </example>
public interface IResourceTracker : IAsyncDisposable
{
    /// <summary>
    /// Now, nanoseconds since the Unix epoch: no two readings in a process are equal, and none is earlier than one before it, on
    /// whatever thread. Rows recorded without a timestamp in every-sample mode get theirs here. It runs with the monotonic clock (1 ns on Linux,
    /// 100 ns on Windows) and is compared with the wall clock once a second: it follows one that is ahead at once, and lets one
    /// that was set back catch up by running at half speed.
    /// </summary>
    long NowNs { get; }

    /// <summary>What became of everything recorded, as of some 100 ms ago. Figures count samples.</summary>
    OutboxCounters Counters { get; }

    /// <summary>How reading observed resources went.</summary>
    ObservationCounters Observations { get; }

    /// <summary>The handles that were garbage-collected without being disposed. Each is a leak; the log is told once per resource name.</summary>
    LeakedHandles LeakedHandles { get; }

    /// <summary>Tracks a resource; another handle of the same if this process tracks it already.</summary>
    /// <exception cref="ArgumentException">The process tracks it with other metrics or another type, or it is too large to declare.</exception>
    /// <exception cref="InvalidOperationException">It is being untracked at the moment, and had other metrics or another type.</exception>
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

    /// <summary>Tracks a resource with the single metric <c>value</c>, which the tracker reads every interval.</summary>
    /// <param name="name">For example <c>memory_usage</c>; up to 200 bytes.</param>
    /// <param name="type">The kind of thing: <c>cpu</c>, <c>memory</c>, <c>connection</c>, …</param>
    /// <param name="read">
    /// Gives the value; called on a thread pool thread, never twice at a time. One that throws is counted
    /// (<see cref="Observations"/>) and called again at the next interval; one that takes long delays nobody.
    /// </param>
    /// <param name="labels">What tells it from others of the same name; up to 32.</param>
    /// <param name="options">How often, 10 ms to 1 hour; by default as all resources of the tracker.</param>
    /// <returns>The handle. The tracker holds it too: it need not be kept. Disposing it ends the observation.</returns>
    /// <exception cref="IdentityException">A name or label breaks a rule; the message says which and what is allowed.</exception>
    /// <example><code>tracker.Track("working_set", "memory", () => Environment.WorkingSet);</code></example>
    /// <inheritdoc cref="Track(ResourceDeclaration, TrackOptions?)"/>
    ResourceHandle Track(string name, string type, Func<double> read, IEnumerable<Label>? labels = null, TrackOptions? options = null);

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

    /// <summary>What this process has recorded of a resource, at once and without I/O; null if it does not track it.</summary>
    /// <param name="name">The name, with labels where it has some: <c>disk{device="sda"}</c>.</param>
    /// <param name="metric">Which of its metrics; by default the first. Null is returned for one that it does not have.</param>
    /// <exception cref="ArgumentException">The text is not a name; the message says why.</exception>
    ResourceStats? GetStats(string name, string? metric = null);

    /// <summary>What this process has recorded of a resource; null if it was untracked or the handle disposed.</summary>
    /// <param name="handle">The resource.</param>
    /// <param name="metric">Index of the metric in the resource's schema.</param>
    /// <exception cref="ArgumentOutOfRangeException">The resource has no such metric.</exception>
    ResourceStats? GetStats(ResourceHandle handle, int metric = 0);

    /// <summary>
    /// Calls back when a value crosses a line: once per crossing, and again only after a value was back on the good side of
    /// <paramref name="clearAt"/>, or on it. Every recorded value is compared in this process at once, and the current one when
    /// the threshold is set. When the tracker is connected, the threshold is also set in the cluster, where its alert is durable.
    /// </summary>
    /// <param name="name">The resource, with labels where it has some. It need not be tracked yet.</param>
    /// <param name="threshold">The line, a finite number.</param>
    /// <param name="callback">
    /// Called on a thread pool thread, one alert after the other. What it throws is told to the log once; while it does not
    /// return up to 64 alerts wait, further ones are dropped. Recording never waits for it.
    /// </param>
    /// <param name="direction">Which side of the line is the bad one.</param>
    /// <param name="clearAt">The line back, on the good side of the threshold; by default the threshold itself.</param>
    /// <param name="metric">Which of its metrics; by default the first.</param>
    /// <returns>Ends the watch, here and in the cluster, when disposed. Keeping it is not needed.</returns>
    /// <remarks>A metric has one threshold per direction: another takes its place, with its callback.</remarks>
    /// <exception cref="ArgumentException">The name, the metric or the lines are not allowed; the message says why.</exception>
    /// <example>
    /// <code>
    /// tracker.SetThreshold("memory_usage", 90, alert => Console.Error.WriteLine($"WARNING: memory usage at {alert.CurrentValue} %"));
    /// </code>
    /// </example>
    IDisposable SetThreshold(
        string name,
        double threshold,
        Action<Alert> callback,
        ThresholdDirection direction = ThresholdDirection.Above,
        double? clearAt = null,
        string? metric = null);

    /// <summary>
    /// Sets a threshold on every resource and metric in the cluster that a selector matches, whoever records them, also on
    /// those that come later. The threshold and its alerts are durable in the cluster. The callback gets each crossing once, also those that
    /// happened while this process was not connected, or not running: it goes on where it was.
    /// </summary>
    /// <param name="selector">Which resources and metrics, for example <c>disk{node=~"edge-.*"}/used_percent</c>.</param>
    /// <param name="threshold">The line, a finite number.</param>
    /// <param name="callback">
    /// Called on a thread pool thread, one alert after the other. What it throws is told to the log once. An alert that was handled and of
    /// which the cluster does not know that when the process ends comes again in the next one: closing the tracker tells it, a crash does not.
    /// </param>
    /// <param name="direction">Which side of the line is the bad one.</param>
    /// <param name="clearAt">The line back, on the good side of the threshold; by default the threshold itself.</param>
    /// <param name="name">
    /// Its name in the cluster, written as resource names are; by default one that is made from selector and lines. Another of the same
    /// name takes its place. Processes that give the same share the threshold, each gets its alerts; a process that comes later begins where
    /// the others are.
    /// </param>
    /// <param name="timeout">After this it fails, up to 10 minutes. Default 15 s.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Ends the watch, here and in the cluster, when disposed. Keeping it is not needed.</returns>
    /// <remarks>
    /// Values are compared that are recorded after it is set. A resource takes it with its next row. The cluster has up to 1,000
    /// thresholds of this kind and keeps the newest 10,000 alerts: what is older when the process comes back is lost, and the log is told.
    /// </remarks>
    /// <exception cref="ArgumentException">The selector, the name or the lines are not allowed; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The tracker is not connected, or the cluster refuses the threshold; the message says why.</exception>
    /// <exception cref="TimeoutException">Nobody has answered in time; the message says who was asked.</exception>
    /// <example>
    /// <code>
    /// await tracker.SetClusterThresholdAsync("disk/used_percent", 90, alert => Console.Error.WriteLine(alert.Message), clearAt: 80);
    /// </code>
    /// </example>
    Task<ClusterThreshold> SetClusterThresholdAsync(
        string selector,
        double threshold,
        Action<Alert> callback,
        ThresholdDirection direction = ThresholdDirection.Above,
        double? clearAt = null,
        string? name = null,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default);

    /// <summary>
    /// Removes a threshold that <see cref="SetClusterThresholdAsync"/> has set, by whatever process, with its alerts' states. Done, too, where
    /// there is none of that name.
    /// </summary>
    /// <param name="name">Its name in the cluster.</param>
    /// <param name="timeout">How long each of the two steps may take, up to 10 minutes. Default 15 s.</param>
    /// <exception cref="ArgumentException">The name is not allowed; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The tracker is not connected.</exception>
    Task<CommandOutcome> RemoveClusterThresholdAsync(string name, TimeSpan? timeout = null);

    /// <summary>
    /// What this process has recorded of all its resources, by name. Standard deviations and rejections are not kept here and
    /// left out; the first time is that of the resource's first value.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    string GenerateReport(ReportFormat format = ReportFormat.Text);

    /// <summary>What the cluster knows of resources, whoever recorded them.</summary>
    /// <param name="selector">Which, for example <c>disk{node=~"edge-.*"}/read_*</c>; by default all.</param>
    /// <param name="timeout">After this it fails, up to 10 minutes. Default 15 s.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The figures; what could not be asked within the nodes' own time limit is named in it.</returns>
    /// <exception cref="ArgumentException">The selector is not understood; the message says where.</exception>
    /// <exception cref="InvalidOperationException">
    /// The tracker is not connected, the cluster refuses the question, or has a version that does not fit; the message says why.
    /// </exception>
    /// <exception cref="TimeoutException">Nobody has answered in time; the message says who was asked.</exception>
    /// <example>
    /// <code>
    /// var all = await tracker.GetClusterStatsAsync("database_connections");
    /// Console.WriteLine(all.Metrics.Sum(metric => metric.Stats.Current));
    /// </code>
    /// </example>
    Task<ClusterStats> GetClusterStatsAsync(string selector = "*", TimeSpan? timeout = null, CancellationToken cancellation = default);

    /// <summary>The consolidated report of the cluster as one text.</summary>
    /// <param name="selector">Which resources and metrics; by default all.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="timeout">After this it fails, up to 10 minutes. Default 15 s.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    /// <inheritdoc cref="GetClusterStatsAsync" path="/exception"/>
    Task<string> GenerateReportAsync(
        string selector = "*", ReportFormat format = ReportFormat.Text, TimeSpan? timeout = null, CancellationToken cancellation = default);

    /// <summary>Stops tracking, at once in this process and in the background in the cluster, as <see cref="UntrackAsync"/> does.</summary>
    void Untrack(ResourceHandle handle);

    /// <summary>
    /// Stops tracking: delivers what was recorded, then tells the cluster. When the time is over the outcome is not done, and
    /// both go on in the background. Tracking it again before that calls it off, and is not done either. A tracker that is not
    /// connected is done at once.
    /// </summary>
    Task<CommandOutcome> UntrackAsync(ResourceHandle handle, TimeSpan timeout);

    /// <summary>Sends a command about a resource and waits until it is durable; sent again until answered or the time is over.</summary>
    Task<CommandOutcome> CommandAsync(ResourceCommand command, TimeSpan timeout);

    /// <summary>Waits until everything recorded before is durable in the cluster, which is asked to hurry.</summary>
    /// <returns>False if the time was over before (<see cref="Counters"/> say what is pending), or the tracker is not connected.</returns>
    Task<bool> FlushAsync(TimeSpan timeout);
}
