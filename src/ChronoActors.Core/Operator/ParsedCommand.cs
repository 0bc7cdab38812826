namespace ChronoActors.Core.Operator;

/// <summary>A command line that was understood.</summary>
/// <param name="Palette">The palette.</param>
/// <param name="Command">The command.</param>
/// <param name="Values">What was given, by the name of the argument or switch; a flag has the value <c>true</c>.</param>
public sealed record ParsedCommand(PaletteDescription Palette, CommandDescription Command, IReadOnlyDictionary<string, string> Values);
