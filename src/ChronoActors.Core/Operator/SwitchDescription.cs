namespace ChronoActors.Core.Operator;

/// <summary>A value that a command takes by name: <c>-s VALUE</c>, <c>--selector VALUE</c> or <c>--selector=VALUE</c>.</summary>
/// <param name="Name">The long form with its dashes; the key of the parsed value.</param>
/// <param name="Letter">The short form with its dash, or null.</param>
/// <param name="Summary">One line for help.</param>
/// <param name="Value">What it may be.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Default">What is taken when it is not given, for help; null when there is no such value.</param>
public sealed record SwitchDescription(
    string Name,
    string? Letter,
    string Summary,
    ValueRule Value,
    bool IsRequired = false,
    string? Default = null)
{
    /// <summary>The form that people type most: the short one where there is one.</summary>
    public string Typed => Letter ?? Name;

    /// <summary>Whether a word is one of its forms.</summary>
    public bool Is(string word) => word == Name || word == Letter;
}
