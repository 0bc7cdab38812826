using System.Diagnostics;
using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace ChronoActors.Client;

/// <summary>
/// Where a tracker says what a person should know: the application's log, else that of the actor system once there is one, else
/// <see cref="Trace"/>. Thread-safe.
/// </summary>
internal sealed class TrackerLog(ILoggerFactory? factory)
{
    private static readonly Action<ILogger, string, Exception?> Warning =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, "ResourceTracker"), "{Message}");

    private readonly ILogger? _logger = factory?.CreateLogger<ResourceTracker>();

    /// <summary>The log of the actor system.</summary>
    public ILoggingAdapter? Fallback { get; set; }

    public void Warn(string message)
    {
        if (_logger is not null)
        {
            Warning(_logger, message, null);
        }
        else if (Fallback is { } log)
        {
            log.Warning(message.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }
        else
        {
            Trace.TraceWarning(message);
        }
    }
}
