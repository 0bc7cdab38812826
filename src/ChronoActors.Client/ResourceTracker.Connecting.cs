using Akka.Actor;
using Akka.Configuration;
using ChronoActors.Client.Connection;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Client;

/// <summary>The part that starts a tracker.</summary>
public sealed partial class ResourceTracker
{
    /// <summary>What an application's own actor system needs in its configuration to be given to <see cref="Connect"/>.</summary>
    public static Config SystemConfig { get; } = ContractsSerialization.Config.WithFallback(ClientSystem.ClientConfig);

    /// <summary>
    /// Starts a tracker with an actor system of its own. It does not wait for the cluster: what is recorded before the first
    /// contact is delivered after it, and a lost connection is found again.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public static Task<ResourceTracker> ConnectAsync(ResourceTrackerOptions options) => Task.Run(() =>
    {
        var contacts = Contacts(options);
        var hostname = options.Hostname ?? LocalAddress.Towards(contacts[0].Host!, contacts[0].Port!.Value);
        return new ResourceTracker(
            ClientSystem.Start(hostname), system => system.ActorOf(ClusterConnection.Props(contacts)), options, ownsSystem: true);
    });

    /// <summary>
    /// Starts a tracker in an application's actor system, which must have remoting and <see cref="SystemConfig"/>.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public static ResourceTracker Connect(ActorSystem system, ResourceTrackerOptions options)
    {
        var contacts = Contacts(options);
        return new ResourceTracker(system, _ => system.ActorOf(ClusterConnection.Props(contacts)), options, ownsSystem: false);
    }

    /// <summary>Starts a tracker inside a node, next to its ingress.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="ingress">Takes batches and commands, and answers to their sender.</param>
    /// <param name="options">The settings; contact points are not used.</param>
    public static ResourceTracker Local(ActorSystem system, IActorRef ingress, ResourceTrackerOptions options) =>
        new(system, _ => ingress, options, ownsSystem: false);

    private static List<Address> Contacts(ResourceTrackerOptions options) => options.ContactPoints.Count > 0
        ? [.. options.ContactPoints.Select(ContactPoint.Parse)]
        : throw new ArgumentException($"{nameof(options.ContactPoints)} is empty; give at least one node as host:port.");
}
