using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChronoActors.Client.Timelines;

/// <summary>
/// Runs work now or later and tracks it: one resource per event name, with the metrics active, duration, cpu, allocated and
/// failed. Each run is an <see cref="Activity"/> of the source <see cref="SourceName"/>. Thread-safe.
/// </summary>
/// <remarks>
/// Events run on the thread pool. CPU time and allocated bytes are those of the event's threads while they run it: of an
/// asynchronous event, what they take between its awaits. What leaves the event's own <see cref="TaskScheduler"/> is not in them: the code
/// behind <c>ConfigureAwait(false)</c>, also in libraries that the event calls, and the work of <see cref="Task.Run(Action)"/>.
/// </remarks>
/// <example>
/// <code>
/// await using var timeline = new Timeline(tracker);
/// await timeline.AddEvent("process_data", () => Process(data));
/// _ = timeline.AddEvent("clean_up", CleanUpAsync, TimeSpan.FromMinutes(5));
/// </code>
/// </example>
public sealed class Timeline : IAsyncDisposable
{
    /// <summary>Name of the <see cref="ActivitySource"/>, for a tracing library to listen to.</summary>
    public const string SourceName = "ChronoActors.Timeline";

    private const string Others = "(others)";
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Waiting in pieces follows a wall clock that is set, and has no longest delay.</summary>
    private static readonly TimeSpan Piece = TimeSpan.FromHours(1);

    private readonly IResourceTracker? _tracker;
    private readonly TimelineOptions _options;
    private readonly ConcurrentDictionary<string, EventTracking> _events = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly EventTally _tally = new();

    /// <summary>A timeline without events.</summary>
    /// <param name="tracker">Tracks the events; null for a timeline that only traces.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public Timeline(IResourceTracker? tracker = null, TimelineOptions? options = null)
    {
        _tracker = tracker;
        _options = options ?? new TimelineOptions();
        if (_options.MaxEvents < 1)
        {
            throw new ArgumentException($"{nameof(TimelineOptions.MaxEvents)} is {_options.MaxEvents}; at least 1 is allowed.", nameof(options));
        }
    }

    /// <summary>What became of all events so far.</summary>
    public TimelineCounters Counters => _tally.Counters;

    /// <summary>Runs a synchronous event, on a thread of the thread pool.</summary>
    /// <inheritdoc cref="AddEvent(string, Func{CancellationToken, Task}, EventTime, CancellationToken)"/>
    public Task AddEvent(string name, Action action, EventTime when = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Add(name, new EventWork(action, null), when, cancellationToken);
    }

    /// <inheritdoc cref="AddEvent(string, Func{CancellationToken, Task}, EventTime, CancellationToken)"/>
    public Task AddEvent(string name, Func<Task> action, EventTime when = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Add(name, new EventWork(null, _ => action()), when, cancellationToken);
    }

    /// <summary>Runs an asynchronous event.</summary>
    /// <param name="name">Names the activity, and the tracked resource in its label <c>event</c>: a kind of work, not one piece of it.</param>
    /// <param name="action">The work; it gets <paramref name="cancellationToken"/>.</param>
    /// <param name="when">When it starts: a delay, a time, or at once.</param>
    /// <param name="cancellationToken">Before the start it cancels the event.</param>
    /// <returns>Ends with the event; what the event throws is thrown to who awaits it, and counted in any case.</returns>
    /// <exception cref="Core.Resources.IdentityException">The name can't be the value of a label.</exception>
    /// <exception cref="ObjectDisposedException">The timeline is disposed.</exception>
    public Task AddEvent(string name, Func<CancellationToken, Task> action, EventTime when = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Add(name, new EventWork(null, action), when, cancellationToken);
    }

    /// <summary>Cancels the events that have not started and waits for those that run.</summary>
    public async ValueTask DisposeAsync()
    {
        var ended = _tally.Close();
        await _stop.CancelAsync().ConfigureAwait(false);
        await ended.ConfigureAwait(false);
    }

    private Task Add(string name, EventWork work, EventTime when, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var tracking = _tracker is null ? null : TrackingOf(_tracker, name);
        _tally.Added();
        var addedAt = _options.TimeProvider.GetTimestamp();
        return Task.Run(() => RunAsync(name, work, tracking, when, addedAt, cancellationToken), CancellationToken.None);
    }

    private async Task RunAsync(
        string name, EventWork work, EventTracking? tracking, EventTime when, long addedAt, CancellationToken cancellationToken)
    {
        try
        {
            await WaitAsync(when, addedAt, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _tally.CancelledBefore();
            throw;
        }

        _tally.Started();
        using var activity = Source.StartActivity(name);
        activity?.SetTag("timeline", _options.Name);
        tracking?.Started();
        var (use, outcome) = (default(EventUse), EventOutcome.Failed);
        try
        {
            await work.RunAsync(_options.TimeProvider, took => use = took, cancellationToken).ConfigureAwait(false);
            outcome = EventOutcome.Completed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = EventOutcome.Cancelled;
            throw;
        }
        catch (Exception fault)
        {
            activity?.AddException(fault).SetStatus(ActivityStatusCode.Error, fault.Message);
            throw;
        }
        finally
        {
            tracking?.Ended(use, outcome);
            _tally.Ended(outcome);
        }
    }

    private async Task WaitAsync(EventTime when, long addedAt, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        both.Token.ThrowIfCancellationRequested();
        while (when.Remaining(_options.TimeProvider, addedAt) is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest < Piece ? rest : Piece, _options.TimeProvider, both.Token).ConfigureAwait(false);
        }
    }

    private EventTracking TrackingOf(IResourceTracker tracker, string name) =>
        _events.TryGetValue(name, out var known) ? known
        : _events.Count < _options.MaxEvents ? _events.GetOrAdd(name, _ => new EventTracking(tracker, name, _options))
        : _events.GetOrAdd(Others, _ => new EventTracking(tracker, Others, _options));
}
