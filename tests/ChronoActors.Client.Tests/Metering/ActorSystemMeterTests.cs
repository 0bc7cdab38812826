using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Event;
using ChronoActors.Client.Metering;

namespace ChronoActors.Client.Tests.Metering;

public sealed class ActorSystemMeterTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create($"s{Guid.NewGuid():N}", "akka.stdout-loglevel = OFF, akka.loggers = [], akka.actor.telemetry.enabled = on");
    private readonly ConcurrentDictionary<string, long> _seen = [];
    private int _ended;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task It_counts_actors_by_type_messages_nobody_takes_and_what_the_log_is_told()
    {
        using var listener = Listen();
        using (new ActorSystemMeter(_system))
        {
            var picky = _system.ActorOf(Props.Create<Picky>());
            picky.Tell("unhandled");
            picky.Tell(1);
            _system.DeadLetters.Tell("lost");
            _system.Log.Warning("careful");
            await picky.GracefulStop(TimeSpan.FromSeconds(10));

            await Eventually.TrueAsync(() => _seen.ContainsKey("akka.actors.stopped Picky"));
            Assert.All(
                ["akka.actors.started Picky", "akka.actors.restarted Picky", "akka.actors.stopped Picky", "akka.dead_letters ", "akka.unhandled_messages ", "akka.log.warnings ", "akka.log.errors "],
                name => Assert.Equal((name, 1), (name, _seen.GetValueOrDefault(name))));
        }

        Assert.Equal(7, _ended);
    }

    /// <summary>Sums of this system's counters, by name and type of actor.</summary>
    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ActorSystemMeter.Name && instrument.Meter.Tags!.Contains(new("system", _system.Name)))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
            MeasurementsCompleted = (_, _) => Interlocked.Increment(ref _ended),
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _seen.AddOrUpdate($"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}", value, (_, sum) => sum + value));
        listener.Start();
        return listener;
    }

    private sealed class Picky : ReceiveActor
    {
        public Picky() => Receive<int>(static _ => throw new InvalidOperationException("bad"));
    }
}
