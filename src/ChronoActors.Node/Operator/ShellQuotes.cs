using System.Text.RegularExpressions;

namespace ChronoActors.Node.Operator;

/// <summary>Recognises a resource whose quotes the shell took away.</summary>
internal static partial class ShellQuotes
{
    /// <summary>What to type so that the quotes arrive, or null where they are not what is missing.</summary>
    public static string? Hint(string text)
    {
        var quoted = BareValue().Replace(text, "$1\"$2\"");
        return quoted == text || text.Contains('"', StringComparison.Ordinal)
            ? null
            : $"the shell takes quotes away; put the whole argument in single ones: '{quoted}'";
    }

    [GeneratedRegex("""([{,]\s*\w+\s*(?:=~|!~|!=|=)\s*)([^",{}\s]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex BareValue();
}
