using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>A tracker with a scripted ingress and a clock that only the test moves.</summary>
public abstract class TrackerSpec : TestKit
{
    private static readonly Config Virtual = ConfigurationFactory.ParseString("""
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = WARNING
        """);

    protected TrackerSpec()
        : base(Virtual)
    {
        Ingress = CreateTestProbe("ingress");
        Tracker = NewTracker(new ResourceTrackerOptions());
    }

    internal ManualTime Time { get; } = new();

    protected TestProbe Ingress { get; }

    protected ResourceTracker Tracker { get; }

    protected long NowNs => Core.Time.UnixTime.NowNs(Time);

    protected ResourceTracker NewTracker(ResourceTrackerOptions options) =>
        ResourceTracker.Local(Sys, Ingress.Ref, options with { TimeProvider = Time });

    /// <summary>Time goes by, in steps that no timer is shorter than.</summary>
    protected void Pass(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(100);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Time.Advance(step);
            ((TestScheduler)Sys.Scheduler).Advance(step);
        }
    }

    /// <summary>Lets time pass until the ingress gets a batch.</summary>
    protected SampleBatch NextBatch()
    {
        SampleBatch? batch = null;
        AwaitCondition(
            () =>
            {
                Pass(TimeSpan.FromMilliseconds(100));
                return Ingress.HasMessages && Ingress.ExpectMsg<object>() is var message && (batch = message as SampleBatch) is not null;
            },
            TimeSpan.FromSeconds(10),
            TimeSpan.FromMilliseconds(5));
        return batch!;
    }

    /// <summary>Answers a batch as if all of it were accepted, and durable if wanted.</summary>
    protected void Answer(SampleBatch batch, bool durable) => Ingress.Reply(new BatchVerdict(
        batch.Producer,
        [.. batch.Deliveries.Select(delivery => VerdictOn(delivery, durable))],
        []));

    protected static RowBlock RowsOf(RowDelivery delivery)
    {
        var rows = new RowBlock();
        if (!delivery.Rows.IsEmpty)
        {
            ChunkCodec.Decode(delivery.Rows.Span, rows);
        }

        return rows;
    }

    private static ResourceVerdict VerdictOn(RowDelivery delivery, bool durable)
    {
        var last = delivery.FirstSequence + RowsOf(delivery).RowCount - 1;
        return new ResourceVerdict(delivery.Handle, durable ? last : delivery.BaseSequence - 1, last, 0, RejectionReason.None, "", []);
    }
}
