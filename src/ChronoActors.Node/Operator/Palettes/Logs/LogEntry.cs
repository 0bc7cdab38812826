namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary>One event of the node's log.</summary>
/// <param name="AtNs">When, nanoseconds since the Unix epoch.</param>
/// <param name="Level">How grave.</param>
/// <param name="Source">The category or actor.</param>
/// <param name="Text">The message, with the exception where there is one.</param>
internal sealed record LogEntry(long AtNs, LogSeverity Level, string Source, string Text);
