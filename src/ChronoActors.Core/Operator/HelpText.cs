namespace ChronoActors.Core.Operator;

/// <summary>Help for palettes and commands as lines of text, from their descriptions alone.</summary>
public static class HelpText
{
    /// <summary>What follows the palette's name: <c>threshold-set METRIC above|below VALUE [--clear NUMBER]</c>.</summary>
    public static string Usage(CommandDescription command)
    {
        var arguments = command.Arguments.Select(argument => argument.IsRequired ? argument.Value.Placeholder : $"[{argument.Value.Placeholder}]");
        var switches = command.Switches.Select(known => known.IsRequired ? Form(known) : $"[{Form(known)}]");
        return string.Join(' ', [command.Name, .. arguments, .. switches]);
    }

    /// <summary>The palettes.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<PaletteDescription> palettes) =>
        Aligned(palettes.Select(palette => (palette.Name, palette.Summary)));

    /// <summary>A palette and its commands.</summary>
    public static IEnumerable<string> Of(PaletteDescription palette) =>
    [
        $"{palette.Name}: {palette.Summary}",
        "",
        .. Aligned(palette.Commands.Select(command => (command.Name, command.Summary))),
        "",
        $"pbm {palette.Name} COMMAND --help explains a command.",
    ];

    /// <summary>A command with everything it takes.</summary>
    public static IEnumerable<string> Of(PaletteDescription palette, CommandDescription command)
    {
        var endless = command.IsStreaming ? " Runs until Ctrl+C." : "";
        return
        [
            $"pbm [HOST:PORT] {palette.Name} {Usage(command)}",
            "",
            $"{command.Summary}.{endless}",
            .. Section("arguments", command.Arguments.Select(argument => (argument.Value.Placeholder, argument.Summary))),
            .. Section("switches", command.Switches.Select(known => (Forms(known), Summary(known)))),
            .. Section("switches of every command", GlobalSwitches.All.Select(known => (Forms(known), known.Summary))),
            .. Section("examples", (command.Examples ?? []).Select(example => ($"pbm {example}", ""))),
        ];
    }

    /// <summary>A heading, and names and texts in two columns; nothing where there are no entries.</summary>
    public static IEnumerable<string> Section(string heading, IEnumerable<(string Name, string Text)> entries)
    {
        var lines = Aligned(entries).ToList();
        return lines.Count == 0 ? [] : ["", $"{heading}:", .. lines];
    }

    private static string Form(SwitchDescription known) =>
        known.Value.Kind == ValueKind.Flag ? known.Typed : $"{known.Typed} {known.Value.Placeholder}";

    private static string Forms(SwitchDescription known)
    {
        var names = known.Letter is null ? $"    {known.Name}" : $"{known.Letter}, {known.Name}";
        return known.Value.Kind == ValueKind.Flag ? names : $"{names} {known.Value.Placeholder}";
    }

    private static string Summary(SwitchDescription known)
    {
        var allowed = known.Value.Kind is ValueKind.Flag or ValueKind.Text ? "" : $"; {known.Value.Description}";
        var standard = known.Default is null ? "" : $" (default {known.Default})";
        return known.Summary + allowed + standard;
    }

    private static IEnumerable<string> Aligned(IEnumerable<(string Name, string Text)> entries)
    {
        var all = entries.ToList();
        var width = all.Select(entry => entry.Name.Length).DefaultIfEmpty().Max();
        return all.Select(entry => $"  {entry.Name.PadRight(width)}  {entry.Text}".TrimEnd());
    }
}
