namespace ChronoActors.Core.Syntax;

/// <summary>A text that a person wrote can't be read; <see cref="Error"/> says where and why.</summary>
public sealed class SyntaxException(SyntaxError error) : FormatException(error.ToString())
{
    /// <summary>What is wrong, and where.</summary>
    public SyntaxError Error { get; } = error;
}
