using Akka.Actor;
using Akka.Configuration;
using ChronoActors.Client.Connection;
using ChronoActors.Client.Delivery;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>The part that connects a tracker with a cluster.</summary>
public sealed partial class ResourceTracker
{
    private volatile ClusterLink? _link;
    private Reported _reported = new(OutboxCounters.Zero, 0);

    private sealed record Reported(OutboxCounters Counters, long Merged);

    /// <summary>What an application's own actor system needs in its configuration to be given to <see cref="Connect"/>.</summary>
    public static Config SystemConfig { get; } = ContractsSerialization.Config.WithFallback(ClientSystem.ClientConfig);

    /// <summary>Whether the tracker was told to connect. Nobody knows whether a cluster is there until <see cref="Counters"/> show acknowledged samples.</summary>
    public bool IsConnected => _link is not null;

    /// <summary>
    /// Starts a tracker with an actor system of its own. It does not wait for the cluster: what is recorded before the first
    /// contact is delivered after it, and a lost connection is found again.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public static async Task<ResourceTracker> ConnectAsync(ResourceTrackerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var contacts = Contacts(options.ContactPoints);
        var tracker = new ResourceTracker(options);
        await tracker.StartAsync(contacts).ConfigureAwait(false);
        return tracker;
    }

    /// <summary>
    /// Starts a tracker in an application's actor system, which must have remoting and <see cref="SystemConfig"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public static ResourceTracker Connect(ActorSystem system, ResourceTrackerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var contacts = Contacts(options.ContactPoints);
        var tracker = new ResourceTracker(options);
        tracker.Attach(system, system => system.ActorOf(ClusterConnection.Props(contacts)), contacts, ownsSystem: false);
        return tracker;
    }

    /// <summary>Starts a tracker inside a node, next to its ingress.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="ingress">Takes batches and commands, and answers to their sender.</param>
    /// <param name="options">The settings; contact points are not used.</param>
    public static ResourceTracker Local(ActorSystem system, IActorRef ingress, ResourceTrackerOptions options)
    {
        var tracker = new ResourceTracker(options);
        tracker.Attach(system, _ => ingress, [], ownsSystem: false);
        return tracker;
    }

    /// <summary>
    /// Connects a tracker that works locally until now. What is tracked already is declared and what was recorded is sent; what
    /// interval mode has recorded so far becomes one row per resource. It does not wait for the cluster: one that can't be reached
    /// is tried for as long as the tracker lives.
    /// </summary>
    /// <param name="contactPoints">
    /// Nodes to ask first, each <c>host:port</c> or <c>akka.tcp://ChronoActors@host:port</c>; none to take
    /// <see cref="ResourceTrackerOptions.ContactPoints"/>.
    /// </param>
    /// <exception cref="ArgumentException">No contact point, or one that is not an address.</exception>
    /// <exception cref="InvalidOperationException">The tracker is connected already.</exception>
    /// <exception cref="ObjectDisposedException">The tracker is closed.</exception>
    /// <example><code>await ResourceTracker.Instance.ConnectToAsync("node-1:4053", "node-2:4053");</code></example>
    public Task ConnectToAsync(params IEnumerable<string> contactPoints)
    {
        ArgumentNullException.ThrowIfNull(contactPoints);
        string[] given = [.. contactPoints];
        return StartAsync(Contacts(given.Length > 0 ? given : _options.ContactPoints));
    }

    private static List<Address> Contacts(IReadOnlyList<string> contactPoints) => contactPoints.Count > 0
        ? [.. contactPoints.Select(ContactPoint.Parse)]
        : throw new ArgumentException($"{nameof(ResourceTrackerOptions.ContactPoints)} is empty; give at least one node as host:port.");

    private Task StartAsync(List<Address> contacts)
    {
        RequireUnconnected();
        return Task.Run(() =>
        {
            var hostname = _options.Hostname ?? LocalAddress.Towards(contacts[0].Host!, contacts[0].Port!.Value);
            var system = ClientSystem.Start(hostname);
            try
            {
                Attach(system, started => started.ActorOf(ClusterConnection.Props(contacts)), contacts, ownsSystem: true);
            }
            catch
            {
                system.Terminate();
                throw;
            }
        });
    }

    internal void Attach(ActorSystem system, Func<ActorSystem, IActorRef> ingress, IReadOnlyList<Address> contacts, bool ownsSystem)
    {
        lock (_tracking)
        {
            RequireUnconnected();
            var link = new ClusterLink(system, ingress(system), contacts, ownsSystem, Producer, _options, _clock, _log,
                (counters, merged) => Volatile.Write(ref _reported, new Reported(counters, merged)), Forget);
            foreach (var recorder in _recorders.ToArray())
            {
                link.Take(recorder, null);
            }

            _link = link;
        }

        _thresholds.ForEach(OnThresholdChanged);
    }

    private void RequireUnconnected()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_link is not null)
        {
            throw new InvalidOperationException("The tracker is connected already.");
        }
    }

    /// <inheritdoc/>
    public async Task<CommandOutcome> CommandAsync(ResourceCommand command, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(command);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _link is { } link
            ? await link.CommandAsync(command, timeout).ConfigureAwait(false)
            : new CommandOutcome(false, $"the tracker is not connected to a cluster; {nameof(ConnectToAsync)} connects it.");
    }

    /// <inheritdoc/>
    public async Task<bool> FlushAsync(TimeSpan timeout)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _link is { } link && await link.FlushAsync(timeout).ConfigureAwait(false);
    }

    private ResourceDeclaration? Declared(ResourceId id)
    {
        lock (_tracking)
        {
            return _recorders.Find(id) is { IsClosed: false } recorder ? recorder.Plan.Declare(id) : null;
        }
    }
}
