namespace ChronoActors.Core.Operator;

/// <summary>A command line that was understood.</summary>
/// <param name="Palette">The palette.</param>
/// <param name="Command">The command.</param>
/// <param name="Values">What was given, by the name of the argument or switch; a flag has the value <c>true</c>.</param>
public sealed record ParsedCommand(PaletteDescription Palette, CommandDescription Command, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The texts of the files that the values name, by these names.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The first file that a value names and whose text is not there, or null.</summary>
    public string? MissingFile =>
        Command.Switches.Where(static known => known.Value.Kind == ValueKind.File).Select(static known => known.Name)
            .Concat(Command.Arguments.Where(static argument => argument.Value.Kind == ValueKind.File).Select(static argument => argument.Name))
            .Select(key => Values.GetValueOrDefault(key))
            .FirstOrDefault(name => name is not null && !Files.ContainsKey(name));
}
