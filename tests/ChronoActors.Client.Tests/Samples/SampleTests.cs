using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Client.Samples;
using ChronoActors.Client.Tests.Connection;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Samples;

/// <summary>The sample programs do what they show.</summary>
public class SampleTests : TrackerSpec
{
    private readonly ConcurrentDictionary<string, bool> _declared = [];

    public SampleTests() => Ingress.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
    {
        if (message is SampleBatch batch)
        {
            batch.Declarations.ToList().ForEach(declaration => _declared[declaration.Declaration.Id.ToString()] = true);
            sender.Tell(new BatchVerdict(batch.Producer, [.. batch.Deliveries.Select(AllDurable)], []));
        }
        else if (message is ResourceCommand)
        {
            sender.Tell(new CommandOutcome(true, "done"));
        }

        return AutoPilot.KeepRunning;
    }));

    [Theory]
    [InlineData("basic", "database_connections{app=\"shop\"}", "disk{device=\"sda\"")]
    [InlineData("pool", "pool{resource=\"gpu\"}", "pool{resource=\"worker\"}")]
    [InlineData("timeline", "timeline{event=\"process_data\"}", "timeline{event=\"clean_up\"}", "timeline{event=\"report\"}")]
    [InlineData("meters", "dotnet.gc.collections{", "orders{")]
    [InlineData("actors", "akka.dead_letters{", "akka.actors.started{")]
    [InlineData("custom-type", "gpu_mem{device=\"0\"}", "gc")]
    [InlineData("health")]
    [InlineData("thresholds", "memory_usage")]
    [InlineData("tuning", "licences", "trades", "worker")]
    public async Task Sample_runs_and_records(string name, params string[] resources)
    {
        await RunAsync(SamplePrograms.All[name](Tracker));

        Assert.All(resources, resource => Assert.Contains(_declared.Keys, id => id.StartsWith(resource, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_sample_is_run_here()
    {
        var run = typeof(SampleTests).GetMethod(nameof(Sample_runs_and_records))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(data => (string)data.GetData(null!).Single()[0]);

        Assert.Equal(SamplePrograms.All.Keys, run.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Those_that_only_a_guide_shows_run_too()
    {
        Pool.RecordByCallback(Tracker);
        await RunAsync(Events.RecordInsideAsync(Tracker));

        Assert.Equal(["data_processing", "pool_cpu", "timeline{event=\"process_data\"}"], _declared.Keys.Order(StringComparer.Ordinal));
    }

    private static ResourceVerdict AllDurable(RowDelivery delivery)
    {
        var last = delivery.FirstSequence + RowsOf(delivery).RowCount - 1;
        return new ResourceVerdict(delivery.Handle, last, last, 0, RejectionReason.None, "", []);
    }

    /// <summary>Lets the tracker's time pass until the sample has ended and all of it is delivered.</summary>
    private async Task RunAsync(Task sample)
    {
        var everything = Task.Run(async () =>
        {
            await sample;
            Assert.True(await Tracker.FlushAsync(TimeSpan.FromMinutes(1)));
        });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!everything.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            Pass(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(everything, Task.Delay(10));
        }

        await everything;
    }
}
