using System.Globalization;
using System.Text;

namespace ChronoActors.Core.Syntax;

/// <summary>Text that is safe to show on a terminal and keeps to its line.</summary>
public static class PlainText
{
    /// <summary>
    /// The text with every UTF-16 unit that could steer a terminal (control characters, invisible and direction marks, line
    /// separators, lone surrogates) replaced by U+FFFD, one for one; the same object where there is none.
    /// </summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text, ref i))
            {
                return Cleaned(text);
            }
        }

        return text;
    }

    /// <summary>At most <paramref name="width"/> UTF-16 units of a text, its middle replaced by an ellipsis; no pair is cut in two.</summary>
    public static string Fit(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }

        var head = (width - 1) / 2;
        var tail = text.Length - (width - 1 - head);
        head -= head > 0 && char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail += tail < text.Length && char.IsLowSurrogate(text[tail]) ? 1 : 0;
        return string.Concat(text.AsSpan(0, head), "…", text.AsSpan(tail));
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            var isUnsafe = IsUnsafe(text, ref i);
            _ = isUnsafe ? clean.Append('\uFFFD', i - start + 1) : clean.Append(text, start, i - start + 1);
        }

        return clean.ToString();
    }

    // Leaves the index on the last unit of the character.
    private static bool IsUnsafe(string text, ref int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            return true;
        }

        index += rune.Utf16SequenceLength - 1;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }
}
