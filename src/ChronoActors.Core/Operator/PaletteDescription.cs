namespace ChronoActors.Core.Operator;

/// <summary>A named group of commands.</summary>
/// <param name="Name">The word that comes before its commands.</param>
/// <param name="Summary">One line for help.</param>
/// <param name="Commands">Its commands, in the order of help.</param>
public sealed record PaletteDescription(string Name, string Summary, IReadOnlyList<CommandDescription> Commands);
