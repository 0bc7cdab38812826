namespace ChronoActors.Node.Operator;

/// <summary>A value was given that the command can't take; nothing was done. Ends the run with the exit code for usage.</summary>
public sealed class UsageException(string message, string? hint = null) : Exception(message)
{
    /// <summary>What to try, or null.</summary>
    public string? Hint { get; } = hint;
}
