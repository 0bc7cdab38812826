using System.Text;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Resources;

/// <summary>The one place that decides which names are allowed.</summary>
internal static class NameRules
{
    /// <summary>Whether a character may stand in a resource or metric name, at least after the first.</summary>
    public static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-';

    /// <summary>Whether a character may stand in a label name, at least after the first.</summary>
    public static bool IsLabelCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Resource and metric names: a letter or underscore, then letters, digits and <c>_ . : -</c>.</summary>
    public static string RequireName(string? name, string what)
    {
        RequireLength(name, what, mayBeEmpty: false);
        for (var i = 0; i < name!.Length; i++)
        {
            if (!(i == 0 ? IsFirst(name[i]) : IsNameCharacter(name[i])))
            {
                throw new IdentityException(RejectionReason.InvalidIdentity,
                    $"{what} \"{Shown(name)}\" has {Describe(name, i)} at column {i + 1}; allowed are a letter or underscore, then letters, digits, '_', '.', ':' and '-'.");
            }
        }

        return name;
    }

    public static string RequireLabelName(string? name)
    {
        RequireLength(name, "label name", mayBeEmpty: false);
        for (var i = 0; i < name!.Length; i++)
        {
            if (!(i == 0 ? IsFirst(name[i]) : IsLabelCharacter(name[i])))
            {
                throw new IdentityException(RejectionReason.InvalidIdentity,
                    $"label name \"{Shown(name)}\" has {Describe(name, i)} at column {i + 1}; allowed are letters, digits and '_', not starting with a digit.");
            }
        }

        return name;
    }

    public static string RequireText(string? text, string what, int maxBytes = IdentityLimits.MaxIdentityBytes)
    {
        RequireLength(text, what, mayBeEmpty: true, maxBytes);
        for (var i = 0; i < text!.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                throw new IdentityException(RejectionReason.InvalidIdentity, $"{what} \"{Shown(text)}\" has {Describe(text, i)}; control characters are not allowed.");
            }
        }

        return text;
    }

    private static void RequireLength(string? text, string what, bool mayBeEmpty, int maxBytes = IdentityLimits.MaxNameBytes)
    {
        if (text is null)
        {
            throw new IdentityException(RejectionReason.InvalidIdentity, $"{what} is missing.");
        }

        if (!mayBeEmpty && text.Length == 0)
        {
            throw new IdentityException(RejectionReason.InvalidIdentity, $"{what} is empty; it needs 1 to {IdentityLimits.MaxNameBytes} bytes.");
        }

        if (HasLoneSurrogate(text))
        {
            throw new IdentityException(RejectionReason.InvalidIdentity, $"{what} is not valid Unicode text (a lone surrogate).");
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > maxBytes)
        {
            throw new IdentityException(RejectionReason.IdentityTooLong, $"{what} \"{Shown(text)}\" has {bytes} bytes; at most {maxBytes} are allowed.");
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFirst(char c) => char.IsAsciiLetter(c) || c == '_';

    private static string Describe(string text, int index) => char.IsControl(text[index])
        ? $"the control character U+{(int)text[index]:X4}"
        : $"'{PlainText.Of(Rune.GetRuneAt(text, index).ToString())}'";

    private static string Shown(string text) => PlainText.Of(PlainText.Fit(text, 60));
}
