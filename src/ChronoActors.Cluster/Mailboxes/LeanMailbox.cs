using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ChronoActors.Cluster.Mailboxes;

/// <summary>
/// The mailbox of resource actors. The usual one keeps a segment of 32 envelopes, about 1 KB, for each actor, and there are very
/// many that have nothing in it.
/// </summary>
internal sealed class LeanMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<LeanMessageQueue>
{
    /// <summary>Its place in the configuration.</summary>
    public const string Id = "chrono.mailboxes.lean";

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new LeanMessageQueue();
}
