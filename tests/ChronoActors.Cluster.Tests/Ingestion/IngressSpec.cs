using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Ingestion;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Ingestion;

/// <summary>An ingress between a client and a shard region that a test speaks for.</summary>
public abstract class IngressSpec : ActorSpec
{
    private readonly TestProbe _observer;
    private IActorRef? _ingress;
    private long _batches;

    protected IngressSpec()
    {
        Client = CreateTestProbe("client");
        Region = CreateTestProbe("region");
        _observer = CreateTestProbe("observer");
    }

    protected TrackingSettings Settings { get; set; } = new();

    protected TestProbe Client { get; }

    protected TestProbe Region { get; }

    protected ProducerId Producer { get; } = ProducerId.New();

    protected IActorRef Ingress => _ingress ??= Sys.ActorOf(IngressActor.Props(Settings, Time, Region));

    protected static ResourceDeclaration Resource(int handle) => new(ResourceId.Of($"resource_{handle}"), "custom", MetricSchema.SingleValue);

    protected static HandleDeclaration[] Declarations(params int[] handles) => [.. handles.Select(handle => new HandleDeclaration(handle, Resource(handle)))];

    /// <summary>One row of a resource.</summary>
    protected RowDelivery Row(int handle, long sequence = 1) => new(handle, 1, sequence, Flush: false, Rows.Values(NowNs, sequence).Encode());

    /// <summary>Sends a batch over the wire.</summary>
    /// <returns>Its number.</returns>
    protected long Send(HandleDeclaration[] declarations, params RowDelivery[] deliveries) => Send(Client, Producer, declarations, deliveries);

    /// <inheritdoc cref="Send(HandleDeclaration[], RowDelivery[])"/>
    protected long Send(TestProbe client, ProducerId producer, HandleDeclaration[] declarations, params RowDelivery[] deliveries)
    {
        var batch = new SampleBatch(producer, declarations, deliveries) { Number = ++_batches };
        Ingress.Tell(Sys.Transfer(batch), client);
        return batch.Number;
    }

    /// <summary>The actor of a resource answers.</summary>
    protected void Answer(TestProbe actor, int handle, long durable, long accepted, params RowRejection[] rejections) =>
        Answer(actor, new ResourceVerdict(handle, durable, accepted, 0, RejectionReason.None, "", rejections));

    /// <inheritdoc cref="Answer(TestProbe, int, long, long, RowRejection[])"/>
    protected void Answer(TestProbe actor, ResourceVerdict verdict, bool needsDeclaration = false) =>
        Ingress.Tell(Sys.Transfer(new DeliveryReply(Producer, verdict, needsDeclaration)), actor);

    /// <summary>The next message to the client, once the ingress has done what it got until now.</summary>
    protected BatchVerdict Verdict() => Verdict(Client);

    /// <inheritdoc cref="Verdict()"/>
    protected BatchVerdict Verdict(TestProbe client)
    {
        Fold();
        return Sys.Transfer(client.ExpectMsg<BatchVerdict>());
    }

    /// <summary>Lets the time go by in which answers are folded into one message.</summary>
    protected void Fold()
    {
        Settle();
        Advance(TimeSpan.FromMilliseconds(50));
        Settle();
    }

    /// <summary>Waits until the ingress has done what it got.</summary>
    protected void Settle()
    {
        Ingress.Tell(new Identify(null), _observer);
        _observer.ExpectMsg<ActorIdentity>();
    }
}
