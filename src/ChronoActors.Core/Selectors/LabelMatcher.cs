using System.Text;
using System.Text.RegularExpressions;
using ChronoActors.Core.Resources;

namespace ChronoActors.Core.Selectors;

/// <summary>
/// One comparison in a selector's braces. Regular expressions run in time linear in the text (no backtracking), are anchored at
/// both ends, and may not use look-around or back-references. Immutable and thread-safe.
/// </summary>
public sealed record LabelMatcher
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly Regex? _regex;

    /// <summary>Checks and builds a matcher.</summary>
    /// <exception cref="RegexParseException">The regular expression is malformed.</exception>
    /// <exception cref="NotSupportedException">It uses look-around or back-references, or is too large to run in bounded time.</exception>
    internal LabelMatcher(string label, MatchOperator @operator, string value)
    {
        Label = label;
        Operator = @operator;
        Value = value;
        if (@operator is MatchOperator.Matches or MatchOperator.MatchesNot)
        {
            // Alone first: ")(" is malformed, though "(?:)()" is not.
            _ = new Regex(value, Options);
            _regex = new Regex($"\\A(?:{value})\\z", Options);
        }
    }

    /// <summary>The label's name.</summary>
    public string Label { get; }

    /// <summary>How to compare.</summary>
    public MatchOperator Operator { get; }

    /// <summary>The text or regular expression to compare with.</summary>
    public string Value { get; }

    /// <summary>Whether a label's value (empty for a missing label) satisfies the matcher.</summary>
    public bool IsSatisfiedBy(string value) => Operator switch
    {
        MatchOperator.Equal => value == Value,
        MatchOperator.NotEqual => value != Value,
        MatchOperator.Matches => _regex!.IsMatch(value),
        _ => !_regex!.IsMatch(value),
    };

    /// <inheritdoc/>
    public bool Equals(LabelMatcher? other) =>
        other is not null && Label == other.Label && Operator == other.Operator && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, Operator, Value);

    /// <summary>For example <c>node=~"edge-.*"</c>.</summary>
    public override string ToString()
    {
        var mark = Operator switch
        {
            MatchOperator.Equal => "=",
            MatchOperator.NotEqual => "!=",
            MatchOperator.Matches => "=~",
            _ => "!~",
        };
        var text = new StringBuilder(Label).Append(mark).Append('"');
        QuotedText.Escape(text, Value);
        return text.Append('"').ToString();
    }
}
