namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary>How grave a log event is.</summary>
internal enum LogSeverity
{
    /// <summary>For developers.</summary>
    Debug,

    /// <summary>What happens in normal life.</summary>
    Info,

    /// <summary>Something to look at.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
