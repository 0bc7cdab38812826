using Akka.Actor;
using ChronoActors.Client.Metering;

namespace ChronoActors.Client.Samples;

/// <summary>What an actor system does.</summary>
public static class Actors
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        using var system = ActorSystem.Create("shop", "akka.loglevel = ERROR, akka.actor.telemetry.enabled = on");

        using var actors = new ActorSystemMeter(system);
        using var meters = new MeterTracking(tracker, new MeterTrackingOptions { Meters = [ActorSystemMeter.Name] });

        system.ActorOf(Props.Empty, "idle");
        system.DeadLetters.Tell("nobody reads this");
        await Task.Delay(TimeSpan.FromSeconds(2.5)); // two intervals
        await system.Terminate();
    }
}
