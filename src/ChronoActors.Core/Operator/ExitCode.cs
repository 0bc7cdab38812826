namespace ChronoActors.Core.Operator;

/// <summary>How a <c>pbm</c> run ended. The values are the process's exit codes.</summary>
public enum ExitCode
{
    /// <summary>Everything was done.</summary>
    Done = 0,

    /// <summary>The command was understood and failed.</summary>
    Failed = 1,

    /// <summary>The command line was not understood, nothing was done.</summary>
    Usage = 2,

    /// <summary>The node could not be reached, or the connection broke before the command ended.</summary>
    CannotConnect = 3,

    /// <summary>The answer is right as far as it goes, but parts of it are missing.</summary>
    Partial = 4,
}
