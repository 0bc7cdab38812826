using System.Text;

namespace ChronoActors.Core.Operator;

/// <summary>
/// Splits a line that was typed at the prompt into words. Blanks separate; <c>'…'</c> and <c>"…"</c> keep them together (in
/// double quotes <c>\"</c> and <c>\\</c> stand for the character). Inside braces everything is taken as it stands, blanks and
/// quotes too, so that <c>disk{device="sd a"}/read_*</c> needs no further quoting; the same in single quotes works as well.
/// </summary>
public static class WordSplitter
{
    /// <summary>The words. A quote or brace that is not closed ends with the line: <paramref name="isOpen"/> says so.</summary>
    public static IReadOnlyList<string> Split(string line, out bool isOpen)
    {
        var words = new List<string>();
        isOpen = false;
        for (var at = 0; at < line.Length;)
        {
            if (IsBlank(line[at]))
            {
                at++;
                continue;
            }

            var word = new StringBuilder();
            while (at < line.Length && !IsBlank(line[at]))
            {
                isOpen |= line[at] switch
                {
                    '\'' or '"' => !TakeQuoted(line, ref at, word),
                    '{' => !TakeBraces(line, ref at, word),
                    _ => !TakeCharacter(line, ref at, word),
                };
            }

            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>The word so that <see cref="Split"/> gives it back as one.</summary>
    public static string Quote(string word)
    {
        var parts = Split(word, out var isOpen);
        return parts.Count == 1 && parts[0] == word && !isOpen
            ? word
            : $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool TakeCharacter(string line, ref int at, StringBuilder word)
    {
        word.Append(line[at++]);
        return true;
    }

    private static bool TakeQuoted(string line, ref int at, StringBuilder word)
    {
        var quote = line[at++];
        for (; at < line.Length; at++)
        {
            if (line[at] == quote)
            {
                at++;
                return true;
            }

            if (quote == '"' && line[at] == '\\' && at + 1 < line.Length && (line[at + 1] is '"' or '\\'))
            {
                at++;
            }

            word.Append(line[at]);
        }

        return false;
    }

    private static bool TakeBraces(string line, ref int at, StringBuilder word)
    {
        var isQuoted = false;
        for (; at < line.Length; at++)
        {
            word.Append(line[at]);
            if (isQuoted && line[at] == '\\' && at + 1 < line.Length)
            {
                word.Append(line[++at]);
            }
            else if (line[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[at] == '}' && !isQuoted)
            {
                at++;
                return true;
            }
        }

        return false;
    }
}
