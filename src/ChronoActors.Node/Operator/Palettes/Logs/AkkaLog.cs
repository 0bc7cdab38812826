using Akka.Actor;
using ChronoActors.Core.Time;
using LogEvent = Akka.Event.LogEvent;

namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary>The actors' log events, of a system that does not already pass them on to the host's logging.</summary>
internal static class AkkaLog
{
    /// <summary>Gives a feed the events of a level and above until the result is disposed.</summary>
    public static IDisposable Listen(ActorSystem system, EventFeed<LogEntry> feed, LogSeverity level)
    {
        var isPassedOn = system.Settings.Loggers.Any(logger => logger.Contains("LoggerFactoryLogger", StringComparison.Ordinal));
        return new Subscription(system, isPassedOn ? ActorRefs.Nobody : Subscribe(system, feed, level));
    }

    private static IActorRef Subscribe(ActorSystem system, EventFeed<LogEntry> feed, LogSeverity level)
    {
        var subscriber = system.ActorOf(Props.Create(() => new LogListener(feed, level)));
        system.EventStream.Subscribe(subscriber, typeof(LogEvent));
        return subscriber;
    }

    private static LogSeverity SeverityOf(Akka.Event.LogLevel level) => level switch
    {
        Akka.Event.LogLevel.DebugLevel => LogSeverity.Debug,
        Akka.Event.LogLevel.InfoLevel => LogSeverity.Info,
        Akka.Event.LogLevel.WarningLevel => LogSeverity.Warning,
        _ => LogSeverity.Error,
    };

    private sealed class Subscription(ActorSystem system, IActorRef subscriber) : IDisposable
    {
        public void Dispose() => system.Stop(subscriber);
    }

    private sealed class LogListener : ReceiveActor
    {
        public LogListener(EventFeed<LogEntry> feed, LogSeverity level) => Receive<LogEvent>(
            entry => SeverityOf(entry.LogLevel()) >= level,
            entry => feed.Write(new LogEntry(
                UnixTime.FromDateTimeOffset(new DateTimeOffset(entry.Timestamp, TimeSpan.Zero)),
                SeverityOf(entry.LogLevel()),
                entry.LogSource,
                entry.Cause is null ? $"{entry.Message}" : $"{entry.Message}\n{entry.Cause}")));
    }
}
