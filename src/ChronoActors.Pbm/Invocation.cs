using System.Diagnostics.CodeAnalysis;
using ChronoActors.Core.Operator;
using ChronoActors.Pbm.Connection;

namespace ChronoActors.Pbm;

/// <summary>A command line with what is meant for pbm itself taken out; the rest is for the node.</summary>
internal sealed record Invocation(HostAddress? Host, IReadOnlyList<string> Words)
{
    public bool Json { get; init; }

    public bool Help { get; init; }

    public bool Version { get; init; }

    public bool Force { get; init; }

    public string? Output { get; init; }

    public string? Token { get; init; }

    /// <summary>Reads the words. Whatever pbm does not know itself is left for the node to judge.</summary>
    public static bool TryParse(IReadOnlyList<string> arguments, [NotNullWhen(true)] out Invocation? invocation, [NotNullWhen(false)] out UsageFault? fault)
    {
        var words = new List<string>();
        var found = new Invocation(null, words);
        (invocation, fault) = (null, null);
        for (var i = 0; i < arguments.Count && fault is null; i++)
        {
            var word = arguments[i];
            if (word == CommandLineParser.EndOfSwitches)
            {
                words.AddRange(arguments.Skip(i));
                break;
            }

            if (Find(word, out var value) is { } known)
            {
                if (known.Value.Kind != ValueKind.Flag && value is null && i + 1 < arguments.Count)
                {
                    value = arguments[++i];
                }

                (found, fault) = found.With(known, word, value);
            }
            else if (found.Host is null && words.Count == 0 && HostAddress.LooksLike(word) && !CommandLineParser.IsSwitch(word))
            {
                found = found with { Host = HostAddress.Parse(word) };
                fault = found.Host is null ? new UsageFault($"\"{word}\" is not HOST:PORT; a port is a number from 1 to 65535") : null;
            }
            else
            {
                words.Add(word);
            }
        }

        fault ??= found is { Force: true, Output: null } ? new UsageFault("--force needs -o FILE") : null;
        invocation = fault is null ? found : null;
        return fault is null;
    }

    private static SwitchDescription? Find(string word, out string? value)
    {
        var equals = word.StartsWith(CommandLineParser.EndOfSwitches, StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        var name = equals < 0 ? word : word[..equals];
        value = equals < 0 ? null : word[(equals + 1)..];
        return GlobalSwitches.All.FirstOrDefault(known => known.Is(name));
    }

    private (Invocation Found, UsageFault? Fault) With(SwitchDescription known, string word, string? value)
    {
        if (known.Value.Kind == ValueKind.Flag)
        {
            var found = known == GlobalSwitches.Json ? this with { Json = true }
                : known == GlobalSwitches.Help ? this with { Help = true }
                : known == GlobalSwitches.Version ? this with { Version = true }
                : this with { Force = true };
            return (found, value is null ? null : new UsageFault($"{known.Name} takes no value"));
        }

        return string.IsNullOrEmpty(value)
            ? (this, new UsageFault($"{word} needs a value: {known.Value.Placeholder}"))
            : (known == GlobalSwitches.Output ? this with { Output = value } : this with { Token = value }, null);
    }
}
