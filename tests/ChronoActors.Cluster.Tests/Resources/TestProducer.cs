using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A client process and the ingress that speaks for it, as a resource actor sees them.</summary>
internal sealed class TestProducer(TestKitBase kit, ResourceDeclaration declaration)
{
    public ProducerId Id { get; } = ProducerId.New();

    public ResourceDeclaration Declaration { get; } = declaration;

    /// <summary>Where answers go from now on.</summary>
    public TestProbe Ingress { get; set; } = NewWay(kit);

    /// <summary>The lowest sequence that the producer still holds.</summary>
    public long Base { get; set; } = 1;

    /// <summary>Sends rows with the declaration, and has them written at once.</summary>
    public void Flush(IActorRef resource, long first, RowBlock rows) => Send(resource, first, rows.Encode(), flush: true);

    /// <summary>Sends rows with the declaration; they may wait for their chunk.</summary>
    public void Send(IActorRef resource, long first, RowBlock rows) => Send(resource, first, rows.Encode());

    public void Send(IActorRef resource, long first, ReadOnlyMemory<byte> rows, bool flush = false, bool declares = true) =>
        resource.Tell(
            kit.Sys.Transfer(new Deliver(
                Declaration.Id.Entity,
                Id,
                Declaration.Schema.Fingerprint,
                declares ? Declaration : null,
                new RowDelivery(1, Base, first, flush, rows))),
            Ingress.Ref);

    /// <summary>Asks for the state of deliveries, over a way of its own; answered at once.</summary>
    public ResourceVerdict Ask(IActorRef resource, long next)
    {
        var usual = Ingress;
        Ingress = NewWay(kit);
        Send(resource, next, default(ReadOnlyMemory<byte>));
        var answer = Answer();
        Ingress = usual;
        return answer;
    }

    /// <summary>The next answer.</summary>
    public ResourceVerdict Answer() => Reply().Verdict;

    /// <summary>The next answer that fulfils a condition.</summary>
    public ResourceVerdict Answer(Func<ResourceVerdict, bool> condition)
    {
        var verdict = Answer();
        while (!condition(verdict))
        {
            verdict = Answer();
        }

        return verdict;
    }

    /// <summary>The next answer with its envelope.</summary>
    public DeliveryReply Reply()
    {
        var reply = kit.Sys.Transfer(Ingress.ExpectMsg<DeliveryReply>());
        Assert.Equal(Id, reply.Producer);
        return reply;
    }

    /// <summary>Waits until rows up to a sequence are durable.</summary>
    /// <returns>All rejections that were told until then.</returns>
    public IReadOnlyList<RowRejection> Durable(long sequence)
    {
        var rejections = new List<RowRejection>();
        for (var durable = 0L; durable < sequence;)
        {
            var verdict = Answer();
            Assert.Equal(RejectionReason.None, verdict.Refused);
            rejections.AddRange(verdict.Rejections);
            durable = verdict.DurableSequence;
        }

        return rejections;
    }

    /// <summary>An ingress that hears answers and nothing else.</summary>
    public static TestProbe NewWay(TestKitBase kit)
    {
        var ingress = kit.CreateTestProbe();
        ingress.IgnoreMessages(message => message is not DeliveryReply);
        return ingress;
    }
}
