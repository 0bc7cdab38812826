namespace ChronoActors.Agent.Settings;

/// <summary>
/// Checks what Akka's HOCON parser does not: on some malformed arrays (<c>[1 }</c>, <c>[a*]</c>) it allocates until the process is
/// killed, and brackets that don't match it reads as something else than was meant.
/// </summary>
internal static class HoconSyntax
{
    private const string NeedQuotes = "^?!@*&\\`$";
    private const string TripleQuote = "\"\"\"";

    /// <summary>What is wrong with the text and in which line, or null.</summary>
    public static string? FaultOf(string text)
    {
        var open = new Stack<(char Bracket, int Line)>();
        var line = 1;
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);
            var length = LengthOfSkipped(rest);
            if (length < 0)
            {
                return $"line {line}: {(rest[0] == '$' ? "${" : "a text in quotes")} is not closed";
            }

            if (length > 0)
            {
                line += rest[..length].Count('\n');
                at += length - 1;
                continue;
            }

            if (FaultAt(rest[0], line, open) is { } fault)
            {
                return $"line {line}: {fault}";
            }

            line += rest[0] == '\n' ? 1 : 0;
        }

        return open.TryPop(out var left) ? $"the {left.Bracket} of line {left.Line} is not closed" : null;
    }

    private static string? FaultAt(char sign, int line, Stack<(char Bracket, int Line)> open)
    {
        switch (sign)
        {
            case '{' or '[':
                open.Push((sign, line));
                return null;
            case '}' or ']':
                return !open.TryPop(out var opened) ? $"{sign} closes nothing"
                    : opened.Bracket != (sign == '}' ? '{' : '[') ? $"{sign} does not close the {opened.Bracket} of line {opened.Line}"
                    : null;
            case '=' or ':':
                return open.TryPeek(out var around) && around.Bracket == '[' ? $"{sign} can't be in a list; put the text in quotes" : null;
            default:
                return NeedQuotes.Contains(sign, StringComparison.Ordinal) ? $"{sign} can't be outside of quotes" : null;
        }
    }

    /// <summary>Length of the comment, quoted text or substitution that begins here; 0: none does; -1: it does not end.</summary>
    private static int LengthOfSkipped(ReadOnlySpan<char> rest)
    {
        if (rest[0] == '#' || rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('\n');
            return end < 0 ? rest.Length : end;
        }

        if (rest.StartsWith(TripleQuote, StringComparison.Ordinal))
        {
            return LengthTo(rest, TripleQuote.Length, TripleQuote);
        }

        return rest.StartsWith("${", StringComparison.Ordinal) ? LengthTo(rest, 2, "}")
            : rest[0] == '"' ? LengthOfQuoted(rest)
            : 0;
    }

    private static int LengthTo(ReadOnlySpan<char> rest, int from, string end)
    {
        var found = rest[from..].IndexOf(end, StringComparison.Ordinal);
        return found < 0 ? -1 : from + found + end.Length;
    }

    private static int LengthOfQuoted(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length && rest[at] != '\n'; at++)
        {
            switch (rest[at])
            {
                case '"':
                    return at + 1;
                case '\\':
                    at++;
                    break;
            }
        }

        return -1;
    }
}
