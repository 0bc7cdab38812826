using System.Text;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Resources;

/// <summary>The one place that decides which names are allowed.</summary>
internal static class NameRules
{
    /// <summary>Resource and metric names: a letter or underscore, then letters, digits and <c>_ . : -</c>.</summary>
    public static string RequireName(string? name, string what)
    {
        RequireLength(name, what, mayBeEmpty: false);
        for (var i = 0; i < name!.Length; i++)
        {
            var c = name[i];
            var allowed = char.IsAsciiLetter(c) || c == '_' || (i > 0 && (char.IsAsciiDigit(c) || c is '.' or ':' or '-'));
            if (!allowed)
            {
                throw new IdentityException(RejectionReason.InvalidIdentity,
                    $"{what} \"{Shown(name)}\" has {Describe(c)} at column {i + 1}; allowed are a letter or underscore, then letters, digits, '_', '.', ':' and '-'.");
            }
        }

        return name;
    }

    public static string RequireLabelName(string? name)
    {
        RequireLength(name, "label name", mayBeEmpty: false);
        for (var i = 0; i < name!.Length; i++)
        {
            var c = name[i];
            if (!(char.IsAsciiLetter(c) || c == '_' || (i > 0 && char.IsAsciiDigit(c))))
            {
                throw new IdentityException(RejectionReason.InvalidIdentity,
                    $"label name \"{Shown(name)}\" has {Describe(c)} at column {i + 1}; allowed are letters, digits and '_', not starting with a digit.");
            }
        }

        return name;
    }

    public static string RequireText(string? text, string what)
    {
        RequireLength(text, what, mayBeEmpty: true, IdentityLimits.MaxIdentityBytes);
        foreach (var c in text!)
        {
            if (char.IsControl(c))
            {
                throw new IdentityException(RejectionReason.InvalidIdentity, $"{what} \"{Shown(text)}\" has {Describe(c)}; control characters are not allowed.");
            }
        }

        return text;
    }

    private static void RequireLength(string? text, string what, bool mayBeEmpty, int maxBytes = IdentityLimits.MaxNameBytes)
    {
        if (text is null || (!mayBeEmpty && text.Length == 0))
        {
            throw new IdentityException(RejectionReason.InvalidIdentity, $"{what} is empty; give it a name of 1 to {IdentityLimits.MaxNameBytes} bytes.");
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

    private static string Describe(char c) => char.IsControl(c) ? $"the control character U+{(int)c:X4}" : $"'{c}'";

    private static string Shown(string text)
    {
        var visible = new string([.. text.Take(60).Select(c => char.IsControl(c) ? '\uFFFD' : c)]);
        return text.Length > 60 ? visible + "…" : visible;
    }
}
