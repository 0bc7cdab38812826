using System.Diagnostics.CodeAnalysis;

namespace ChronoActors.Core.Operator;

/// <summary>
/// Reads <c>PALETTE COMMAND [ARG]… [-x VALUE]…</c> by the palettes' descriptions. The one parser: nodes run it on what clients
/// send, and the prompt completes by it. Never throws, whatever the words.
/// </summary>
public static class CommandLineParser
{
    /// <summary>Ends the switches: all words after it are arguments.</summary>
    public const string EndOfSwitches = "--";

    /// <summary>The value of a flag that was given.</summary>
    public const string FlagGiven = "true";

    /// <summary>Reads words.</summary>
    public static bool TryParse(
        IReadOnlyList<PaletteDescription> palettes,
        IReadOnlyList<string> words,
        [NotNullWhen(true)] out ParsedCommand? parsed,
        [NotNullWhen(false)] out UsageFault? fault)
    {
        parsed = null;
        fault = FindCommand(palettes, words, out var palette, out var command);
        if (fault is null)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            fault = TakeValues(command!, words, values) ?? FindMissing(palette!, command!, values);
            parsed = fault is null ? new ParsedCommand(palette!, command!, values) : null;
        }

        return fault is null;
    }

    /// <summary>Whether a word is a switch and not a value such as <c>-5</c>.</summary>
    public static bool IsSwitch(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]) && word[1] != '.';

    /// <summary>Finds the palette and command that words begin with.</summary>
    public static UsageFault? FindCommand(
        IReadOnlyList<PaletteDescription> palettes,
        IReadOnlyList<string> words,
        out PaletteDescription? palette,
        out CommandDescription? command)
    {
        (palette, command) = (null, null);
        var names = palettes.Select(known => known.Name);
        if (words.Count == 0)
        {
            return new UsageFault($"name a palette: {string.Join(", ", names)}");
        }

        palette = palettes.FirstOrDefault(known => known.Name == words[0]);
        if (palette is null)
        {
            return new UsageFault($"there is no palette \"{words[0]}\"; there are {string.Join(", ", names)}", PaletteHint(palettes, words[0]));
        }

        var commands = palette.Commands.Select(known => known.Name);
        if (words.Count == 1)
        {
            return new UsageFault($"name a command of {palette.Name}: {string.Join(", ", commands)}", $"pbm {palette.Name} --help explains them");
        }

        command = palette.Commands.FirstOrDefault(known => known.Name == words[1]);
        return command is null
            ? new UsageFault($"{palette.Name} has no command \"{words[1]}\"; it has {string.Join(", ", commands)}", Nearest.Hint(words[1], commands))
            : null;
    }

    private static string? PaletteHint(IReadOnlyList<PaletteDescription> palettes, string word)
    {
        var owner = palettes.FirstOrDefault(known => known.Commands.Any(command => command.Name == word));
        return owner is not null
            ? $"did you mean \"{owner.Name} {word}\"?"
            : Nearest.Hint(word, palettes.Select(known => known.Name));
    }

    private static UsageFault? TakeValues(CommandDescription command, IReadOnlyList<string> words, Dictionary<string, string> values)
    {
        var (position, onlyArguments) = (0, false);
        UsageFault? fault = null;
        for (var i = 2; i < words.Count && fault is null; i++)
        {
            if (!onlyArguments && words[i] == EndOfSwitches)
            {
                onlyArguments = true;
            }
            else if (!onlyArguments && IsSwitch(words[i]))
            {
                fault = TakeSwitch(command, words, ref i, values);
            }
            else if (position < command.Arguments.Count)
            {
                var argument = command.Arguments[position++];
                fault = Take(argument.Name, argument.Name, argument.Value, words[i], values);
            }
            else
            {
                fault = new UsageFault($"\"{words[i]}\" is one argument too many; usage: {HelpText.Usage(command)}");
            }
        }

        return fault;
    }

    private static UsageFault? TakeSwitch(CommandDescription command, IReadOnlyList<string> words, ref int i, Dictionary<string, string> values)
    {
        var word = words[i];
        var equals = word.StartsWith(EndOfSwitches, StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        var name = equals < 0 ? word : word[..equals];
        var known = command.Switches.FirstOrDefault(candidate => candidate.Is(name));
        if (known is null)
        {
            var names = command.Switches.Select(candidate => candidate.Typed).Concat(GlobalSwitches.All.Select(global => global.Name));
            var forms = command.Switches.Concat(GlobalSwitches.All).Select(candidate => candidate.Name);
            return new UsageFault($"{command.Name} has no switch \"{name}\"; it has {string.Join(", ", names)}", Nearest.Hint(name, forms));
        }

        if (values.ContainsKey(known.Name))
        {
            return new UsageFault($"{known.Typed} is given twice");
        }

        if (known.Value.Kind == ValueKind.Flag)
        {
            values[known.Name] = FlagGiven;
            return equals < 0 ? null : new UsageFault($"{name} takes no value");
        }

        if (equals >= 0)
        {
            return Take(known.Name, name, known.Value, word[(equals + 1)..], values);
        }

        var next = i + 1 < words.Count ? words[i + 1] : null;
        return next is not null && !command.Switches.Any(other => other.Is(next))
            ? Take(known.Name, name, known.Value, words[++i], values)
            : new UsageFault($"{name} needs a value: {known.Value.Description}");
    }

    private static UsageFault? Take(string key, string shown, ValueRule rule, string value, Dictionary<string, string> values)
    {
        values[key] = value;
        return rule.Fault(value) is { } allowed
            ? new UsageFault($"\"{value}\" is not allowed for {shown}: give {allowed}", Nearest.Hint(value, rule.Allowed ?? []))
            : null;
    }

    private static UsageFault? FindMissing(PaletteDescription palette, CommandDescription command, Dictionary<string, string> values)
    {
        var missing = command.Arguments.Where(argument => argument.IsRequired && !values.ContainsKey(argument.Name)).Select(argument => argument.Value.Placeholder)
            .Concat(command.Switches.Where(known => known.IsRequired && !values.ContainsKey(known.Name)).Select(known => $"{known.Typed} {known.Value.Placeholder}"))
            .ToList();
        return missing.Count == 0
            ? null
            : new UsageFault($"{string.Join(" and ", missing)} missing; usage: {palette.Name} {HelpText.Usage(command)}", $"pbm {palette.Name} {command.Name} --help explains it");
    }
}
