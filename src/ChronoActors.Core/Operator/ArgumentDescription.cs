namespace ChronoActors.Core.Operator;

/// <summary>A value that a command takes by its position.</summary>
/// <param name="Name">Unique in its command; the key of the parsed value.</param>
/// <param name="Summary">One line for help.</param>
/// <param name="Value">What it may be.</param>
/// <param name="IsRequired">Whether it must be given; optional ones come last.</param>
public sealed record ArgumentDescription(string Name, string Summary, ValueRule Value, bool IsRequired);
