namespace ChronoActors.Core.Operator;

/// <summary>Why a command line was not understood.</summary>
/// <param name="Message">What is wrong and what is allowed.</param>
/// <param name="Hint">What to try, or null.</param>
public sealed record UsageFault(string Message, string? Hint = null);
