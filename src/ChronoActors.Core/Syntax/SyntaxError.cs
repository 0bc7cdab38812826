using System.Globalization;
using System.Text;

namespace ChronoActors.Core.Syntax;

/// <summary>What is wrong in a text that a person wrote, and where. Immutable.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Column">Where the fault is: 1 for the first UTF-16 unit, one more than the length for the end.</param>
/// <param name="Problem">What is wrong, for example <c>'x' is not expected here</c>.</param>
/// <param name="Expected">What is allowed there.</param>
public sealed record SyntaxError(string Text, int Column, string Problem, string Expected)
{
    private const int ShownBefore = 60;
    private const int ShownAfter = 30;

    /// <summary>One line: column, problem and what is expected.</summary>
    public string Message => string.Create(CultureInfo.InvariantCulture, $"column {Column}: {Problem}; expected {Expected}");

    /// <summary>The message, then the text (a window of a long one) with a caret below the column. Free of control characters.</summary>
    public override string ToString()
    {
        var at = Column - 1;
        var start = Math.Max(0, at - ShownBefore);
        var end = Math.Min(Text.Length, at + ShownAfter);
        var lead = start > 0 ? "…" : "";
        return new StringBuilder(Message)
            .Append("\n  ").Append(lead).Append(PlainText.Of(Text[start..end])).Append(end < Text.Length ? "…" : "")
            .Append("\n  ").Append(' ', lead.Length + at - start).Append('^')
            .ToString();
    }
}
