namespace ChronoActors.Pbm.Connection;

/// <summary>The node could not be reached, is no node, or the connection broke.</summary>
internal sealed class ConnectionException(string message, string? hint = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to try, or null.</summary>
    public string? Hint { get; } = hint;
}
