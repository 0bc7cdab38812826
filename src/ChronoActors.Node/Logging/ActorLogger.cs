using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting.Logging;

namespace ChronoActors.Node.Logging;

/// <summary>
/// Hands what actors log to the host's log, under the name of the class that logs, and without the time, level and thread that
/// Akka.Hosting's own logger writes into the text.
/// </summary>
internal sealed class ActorLogger : LoggerFactoryLogger
{
    private readonly ILoggerFactory _factory = Context.System.Settings.Setup.Get<LoggerFactorySetup>().Value.LoggerFactory;
    private readonly ConcurrentDictionary<Type, ILogger> _loggers = [];

    /// <inheritdoc/>
    protected override void Log(LogEvent log, ActorPath path)
    {
        var logger = _loggers.GetOrAdd(log.LogClass, static (type, factory) => factory.CreateLogger(type), _factory);
        var level = LevelOf(log.LogLevel());
        if (logger.IsEnabled(level))
        {
#pragma warning disable CA1848 // The text is there already.
            logger.Log(level, log.Cause, "{Message}", TextOf(log));
#pragma warning restore CA1848
        }
    }

    private static string TextOf(LogEvent log)
    {
        try
        {
            return log.Message.ToString() ?? "";
        }
        catch (FormatException fault)
        {
            return $"a message that can't be formatted: {fault.Message}";
        }
    }

    private static Microsoft.Extensions.Logging.LogLevel LevelOf(Akka.Event.LogLevel level) => level switch
    {
        Akka.Event.LogLevel.DebugLevel => Microsoft.Extensions.Logging.LogLevel.Debug,
        Akka.Event.LogLevel.InfoLevel => Microsoft.Extensions.Logging.LogLevel.Information,
        Akka.Event.LogLevel.WarningLevel => Microsoft.Extensions.Logging.LogLevel.Warning,
        _ => Microsoft.Extensions.Logging.LogLevel.Error,
    };
}
