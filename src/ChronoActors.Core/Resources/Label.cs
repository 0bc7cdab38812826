namespace ChronoActors.Core.Resources;

/// <summary>One label of a resource: a name and a value, as Prometheus users know them.</summary>
/// <param name="Name">Letters, digits and underscores, not starting with a digit.</param>
/// <param name="Value">Any text without control characters; may be empty.</param>
public readonly record struct Label(string Name, string Value);
