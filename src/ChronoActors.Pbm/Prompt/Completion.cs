using ChronoActors.Core.Operator;

namespace ChronoActors.Pbm.Prompt;

/// <summary>What the word before the cursor may become.</summary>
/// <param name="Start">Where that word begins in the line.</param>
/// <param name="Candidates">What it may become, in the order of help.</param>
internal sealed record Completion(int Start, IReadOnlyList<string> Candidates)
{
    /// <summary>The words that the prompt itself understands.</summary>
    public static IReadOnlyList<string> PromptWords { get; } = ["help", "exit"];

    /// <summary>What all candidates begin with.</summary>
    public string CommonStart => Candidates.Count == 0
        ? ""
        : Candidates.Aggregate((start, next) => new string([.. start.TakeWhile((c, i) => i < next.Length && next[i] == c)]));

    /// <summary>Completes the end of a line by a node's palettes.</summary>
    public static Completion Of(IReadOnlyList<PaletteDescription> palettes, string line)
    {
        var words = WordSplitter.Split(line, out var isOpen).ToList();
        if (isOpen)
        {
            return new Completion(line.Length, []);
        }

        if (words.Count == 0 || line[^1] is ' ' or '\t')
        {
            words.Add("");
        }

        var word = words[^1];
        var isAsTyped = line.EndsWith(word, StringComparison.Ordinal);
        var before = words[0] == "help" ? words[1..^1] : words[..^1];
        var candidates = isAsTyped ? AllOf(palettes, before, word, words.Count > 1 && words[0] == "help") : [];
        return new Completion(line.Length - word.Length, [.. candidates.Where(candidate => candidate.StartsWith(word, StringComparison.Ordinal))]);
    }

    private static IEnumerable<string> AllOf(IReadOnlyList<PaletteDescription> palettes, List<string> before, string word, bool isHelp)
    {
        if (before.Count == 0)
        {
            var names = palettes.Select(palette => palette.Name);
            return isHelp ? names : names.Concat(PromptWords);
        }

        CommandLineParser.FindCommand(palettes, before, out var palette, out var command);
        return before.Count == 1 ? palette?.Commands.Select(known => known.Name) ?? []
            : command is null || isHelp ? []
            : Values(command, before, word);
    }

    private static IEnumerable<string> Values(CommandDescription command, List<string> before, string word)
    {
        var open = command.Switches.FirstOrDefault(known => known.Value.Kind != ValueKind.Flag && known.Is(before[^1]));
        if (open is not null)
        {
            return open.Value.Allowed ?? [];
        }

        var free = command.Switches.Concat(GlobalSwitches.All).Where(known => !before.Any(known.Is)).Select(known => known.Name);
        var position = 0;
        for (var i = 2; i < before.Count; i++)
        {
            var isSwitch = CommandLineParser.IsSwitch(before[i]);
            i += isSwitch && command.Switches.Any(known => known.Value.Kind != ValueKind.Flag && known.Is(before[i])) ? 1 : 0;
            position += isSwitch ? 0 : 1;
        }

        var allowed = position < command.Arguments.Count ? command.Arguments[position].Value.Allowed : null;
        return word.StartsWith('-') ? free : allowed ?? free;
    }
}
