using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using ChronoActors.Client.Alerts;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Reports;

namespace ChronoActors.Client.Connection;

/// <summary>A tracker's connection to a cluster: the outbox and what it sends through. Thread-safe.</summary>
internal sealed class ClusterLink
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ActorSystem _system;
    private readonly bool _ownsSystem;
    private readonly TimeProvider _time;
    private readonly IActorRef _outbox;
    private readonly ConcurrentDictionary<IActorRef, bool> _subscriptions = [];

    public ClusterLink(
        ActorSystem system,
        IActorRef ingress,
        IReadOnlyList<Address> contacts,
        bool ownsSystem,
        ProducerId producer,
        ResourceTrackerOptions options,
        NanoClock clock,
        TrackerLog log,
        Action<OutboxCounters, long> report,
        Func<Recorder, bool> forget)
    {
        (_system, _ownsSystem, _time) = (system, ownsSystem, options.TimeProvider);
        (Ingress, Contacts) = (ingress, contacts);
        var outbox = new Outbox(producer, options.Limits, static (rows, target) => ChunkCodec.Encode(rows, target), Random.Shared);
        log.Fallback = Logging.GetLogger(system, nameof(ResourceTracker));
        _outbox = system.ActorOf(OutboxActor.Props(new OutboxServices(ingress, Beside(ingress, ClusterConnection.Questions), outbox, clock, report, log, Way, forget)));
    }

    /// <summary>Takes batches, commands and questions.</summary>
    public IActorRef Ingress { get; }

    /// <summary>The nodes that are asked first; none inside a node.</summary>
    public IReadOnlyList<Address> Contacts { get; }

    /// <summary>How the cluster is reached, for a person.</summary>
    public string Way => Contacts.Count == 0 ? Ingress.Path.ToString() : $"asked {string.Join(", ", Contacts)}";

    /// <summary>Takes a resource up.</summary>
    /// <param name="recorder">The resource.</param>
    /// <param name="leaving">The same resource as it was tracked before, if it is being untracked: that is called off.</param>
    public void Take(Recorder recorder, Recorder? leaving) => _outbox.Tell(new Take(recorder, leaving));

    public void CollectSoon() => _outbox.Tell(CollectNow.Instance);

    public Task<bool> FlushAsync(TimeSpan timeout)
    {
        var done = NewAnswer<bool>();
        _outbox.Tell(new Flush(timeout, done));
        return Answer(done, timeout, false);
    }

    public Task<CommandOutcome> UntrackAsync(Recorder recorder, TimeSpan timeout)
    {
        var done = NewAnswer<CommandOutcome>();
        _outbox.Tell(new Untrack(recorder, timeout, done));
        return Answer(done, timeout, new CommandOutcome(false, $"{recorder}: the tracker's actor system has ended."));
    }

    public Task<CommandOutcome> CommandAsync(ResourceCommand command, TimeSpan timeout)
    {
        var done = NewAnswer<CommandOutcome>();
        _outbox.Tell(new Command(command, timeout, done));
        return Answer(done, timeout, new CommandOutcome(false, "the tracker's actor system has ended."));
    }

    public async Task<Report> AskAsync(string selector, TimeSpan timeout, CancellationToken cancellation)
    {
        var done = NewAnswer<Report>();
        _outbox.Tell(new Ask(selector, timeout, done));
        // The actor ends the wait in time and says why, unless it is gone.
        return await done.Task.WaitAsync(timeout + Grace, _time, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sets a rule and calls back for what it raises from then on.</summary>
    /// <returns>Ends the subscription, and nothing else, when it is stopped.</returns>
    /// <exception cref="InvalidOperationException">The cluster refuses it.</exception>
    /// <exception cref="TimeoutException">Nobody has answered in time.</exception>
    public async Task<IActorRef> SubscribeAsync(
        AlertRule rule, CallbackQueue callbacks, TimeSpan timeout, TrackerLog log, CancellationToken cancellation)
    {
        var done = NewAnswer<bool>();
        var subscription = _system.ActorOf(AlertSubscriptionActor.Props(
            new AlertSubscription(rule, callbacks, timeout, _time, log, Way, done), Beside(Ingress, ClusterConnection.Alerts)));
        _subscriptions.TryAdd(subscription, true);
        try
        {
            // The actor ends the wait in time and says why, unless it is gone.
            await done.Task.WaitAsync(timeout + Grace, _time, cancellation).ConfigureAwait(false);
            return subscription;
        }
        catch
        {
            End(subscription);
            throw;
        }
    }

    /// <summary>Ends a subscription in this process.</summary>
    public void End(IActorRef subscription)
    {
        _subscriptions.TryRemove(subscription, out _);
        _system.Stop(subscription);
    }

    public Task<CommandOutcome> CommandAsync(IAlertMessage command, string subject, TimeSpan timeout)
    {
        var done = NewAnswer<CommandOutcome>();
        _system.ActorOf(CommandActor.Props(Beside(Ingress, ClusterConnection.Alerts), command, subject, timeout, done));
        return Answer(done, timeout, new CommandOutcome(false, "the tracker's actor system has ended."));
    }

    /// <summary>Ends a subscription when the cluster knows what is handled, or the time is over.</summary>
    private async Task CloseAsync(IActorRef subscription, TimeSpan timeout)
    {
        try
        {
            await subscription.GracefulStop(timeout, AlertSubscriptionActor.Close.Instance).ConfigureAwait(false);
        }
        catch (TaskCanceledException)
        {
            End(subscription);
        }
    }

    public async Task CloseAsync(TimeSpan timeout)
    {
        await Task.WhenAll(_subscriptions.Keys.Select(subscription => CloseAsync(subscription, timeout)).Append(FlushAsync(timeout))).ConfigureAwait(false);
        try
        {
            await _outbox.GracefulStop(Grace).ConfigureAwait(false);
        }
        catch (TaskCanceledException)
        {
            // The actor system is ending by itself and takes the outbox along.
        }

        if (_ownsSystem)
        {
            await _system.Terminate().ConfigureAwait(false);
        }
    }

    /// <summary>A connection takes everything; inside a node there are other actors beside the ingress.</summary>
    private ICanTell Beside(IActorRef ingress, string name) =>
        Contacts.Count > 0 ? ingress : _system.ActorSelection(ingress.Path.Parent / name);

    private static TaskCompletionSource<T> NewAnswer<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<T> Answer<T>(TaskCompletionSource<T> done, TimeSpan timeout, T otherwise)
    {
        try
        {
            // The actor ends the wait in time, unless it is gone.
            return await done.Task.WaitAsync(timeout + Grace, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return otherwise;
        }
    }
}
