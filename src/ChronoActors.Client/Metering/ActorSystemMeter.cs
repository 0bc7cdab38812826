using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Event;

namespace ChronoActors.Client.Metering;

/// <summary>
/// Measures an actor system, since Akka.NET publishes events and no meter: actors that start, stop and restart, by type; dead letters
/// and unhandled messages; warnings and errors in its log. The meter is <see cref="Name"/>, its instruments are counters, with
/// the tag <c>system</c>. Thread-safe; works until it is disposed.
/// </summary>
/// <remarks>
/// Akka.NET tells of its actors only with <c>akka.actor.telemetry.enabled = on</c>, and of what its log gets only what
/// <c>akka.loglevel</c> lets through.
/// </remarks>
/// <example>
/// <code>
/// using var actors = new ActorSystemMeter(system);
/// using var meters = new MeterTracking(tracker, new MeterTrackingOptions { Meters = [ActorSystemMeter.Name] });
/// </code>
/// </example>
public sealed class ActorSystemMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Akka";

    private static readonly Type[] Events =
        [typeof(ActorStarted), typeof(ActorStopped), typeof(ActorRestarted), typeof(DeadLetter), typeof(UnhandledMessage), typeof(Warning), typeof(Error)];

    private readonly ActorSystem _system;
    private readonly Meter _meter;
    private readonly IActorRef _listener;

    /// <summary>Starts to measure.</summary>
    /// <param name="system">The actor system; one meter is enough for it.</param>
    public ActorSystemMeter(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _system = system;
        _meter = new Meter(Name, null, [new("system", system.Name)]);
        _listener = system.ActorOf(Props.Create(() => new Listener(_meter)));
        foreach (var type in Events)
        {
            system.EventStream.Subscribe(_listener, type);
        }
    }

    /// <summary>Ends the meter; the actor system goes on.</summary>
    public void Dispose()
    {
        _system.EventStream.Unsubscribe(_listener);
        _system.Stop(_listener);
        _meter.Dispose();
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(Meter meter)
        {
            CountActors<ActorStarted>(meter.CreateCounter<long>("akka.actors.started", "{actor}"));
            CountActors<ActorStopped>(meter.CreateCounter<long>("akka.actors.stopped", "{actor}"));
            CountActors<ActorRestarted>(meter.CreateCounter<long>("akka.actors.restarted", "{actor}"));
            Count<DeadLetter>(meter.CreateCounter<long>("akka.dead_letters", "{message}"));
            Count<UnhandledMessage>(meter.CreateCounter<long>("akka.unhandled_messages", "{message}"));
            Count<Warning>(meter.CreateCounter<long>("akka.log.warnings", "{event}"));
            Count<Error>(meter.CreateCounter<long>("akka.log.errors", "{event}"));
        }

        private void CountActors<TEvent>(Counter<long> counter)
            where TEvent : IActorTelemetryEvent =>
            Receive<TEvent>(told => counter.Add(1, new KeyValuePair<string, object?>("type", told.ActorType.Name)));

        private void Count<TEvent>(Counter<long> counter) => Receive<TEvent>(_ => counter.Add(1));
    }
}
