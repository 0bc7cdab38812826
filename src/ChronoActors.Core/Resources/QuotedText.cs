using System.Text;

namespace ChronoActors.Core.Resources;

/// <summary>The escapes of a quoted label value: <c>\\</c>, <c>\"</c> and <c>\n</c>, as in Prometheus.</summary>
internal static class QuotedText
{
    public static void Escape(StringBuilder target, string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => target.Append("\\\\"),
                '"' => target.Append("\\\""),
                '\n' => target.Append("\\n"),
                _ => target.Append(c),
            };
        }
    }
}
