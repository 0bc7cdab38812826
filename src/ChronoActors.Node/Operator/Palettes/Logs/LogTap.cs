using System.Collections.Immutable;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary>A logger provider that gives every event to whoever listens, and costs next to nothing while nobody does. Thread-safe.</summary>
internal sealed class LogTap(TimeProvider time) : ILoggerProvider
{
    private ImmutableArray<Listener> _listeners = [];

    /// <summary>Gives a feed the events of a level and above until the result is disposed.</summary>
    public IDisposable Listen(EventFeed<LogEntry> feed, LogSeverity level)
    {
        var listener = new Listener(this, feed, level);
        ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));
        return listener;
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new TapLogger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose() => _listeners = [];

    private static LogSeverity SeverityOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => LogSeverity.Debug,
        LogLevel.Information => LogSeverity.Info,
        LogLevel.Warning => LogSeverity.Warning,
        _ => LogSeverity.Error,
    };

    private sealed class Listener(LogTap tap, EventFeed<LogEntry> feed, LogSeverity level) : IDisposable
    {
        public bool Wants(LogSeverity severity) => severity >= level;

        public void Give(LogEntry entry) => feed.Write(entry);

        public void Dispose() => ImmutableInterlocked.Update(ref tap._listeners, all => all.Remove(this));
    }

    private sealed class TapLogger(LogTap tap, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && !tap._listeners.IsEmpty;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var severity = SeverityOf(logLevel);
            LogEntry? entry = null;
            foreach (var listener in tap._listeners)
            {
                if (listener.Wants(severity))
                {
                    entry ??= new LogEntry(tap.Now(), severity, category, exception is null ? formatter(state, null) : $"{formatter(state, exception)}\n{exception}");
                    listener.Give(entry);
                }
            }
        }
    }

    private long Now() => time.NowNs();
}
