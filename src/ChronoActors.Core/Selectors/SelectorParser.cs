using System.Text.RegularExpressions;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Selectors;

/// <summary>Reads <c>[name-glob] [{matcher, …}] [/metric-glob]</c>.</summary>
internal static class SelectorParser
{
    public static Selector Parse(string text)
    {
        var scanner = new TextScanner(text);
        if (text.Length > SelectorLimits.MaxLength)
        {
            throw scanner.Fault(SelectorLimits.MaxLength, $"the selector has {text.Length} characters", $"at most {SelectorLimits.MaxLength}");
        }

        var name = new Glob(scanner.TakeRun(IsGlobCharacter));
        var hasBraces = scanner.TryTake("{");
        var matchers = hasBraces ? TakeMatchers(scanner) : [];
        var metric = scanner.TryTake("/") ? TakeMetric(scanner) : null;
        scanner.TakeEnd(metric is not null ? "the end" : hasBraces ? "'/' and a metric, or the end" : "a name pattern, '{', '/' or the end");
        return new Selector(name, matchers, metric ?? Glob.Any);
    }

    private static Glob TakeMetric(TextScanner scanner)
    {
        var pattern = scanner.TakeRun(IsGlobCharacter);
        return pattern.Length == 0 ? throw scanner.Unexpected("a metric name or pattern after '/'") : new Glob(pattern);
    }

    private static List<LabelMatcher> TakeMatchers(TextScanner scanner)
    {
        var matchers = new List<LabelMatcher>();
        while (!scanner.TryTake("}"))
        {
            scanner.SkipBlanks();
            if (matchers.Count == SelectorLimits.MaxMatchers)
            {
                throw scanner.Fault(scanner.Position, "too many label matchers", $"at most {SelectorLimits.MaxMatchers}");
            }

            matchers.Add(TakeMatcher(scanner));
            if (!scanner.TryTake(","))
            {
                scanner.Take("}", "',' or '}'");
                break;
            }
        }

        return matchers;
    }

    private static LabelMatcher TakeMatcher(TextScanner scanner)
    {
        var start = scanner.Position;
        var label = scanner.TakeRun(NameRules.IsLabelCharacter);
        if (label.Length == 0)
        {
            throw scanner.Unexpected("a label name or '}'");
        }

        if (char.IsAsciiDigit(label[0]))
        {
            throw scanner.Fault(start, "a label name can't start with a digit", "a letter or '_'");
        }

        var comparison = TakeOperator(scanner);
        scanner.SkipBlanks();
        var quote = scanner.Position;
        var value = scanner.TakeQuoted();
        try
        {
            return new LabelMatcher(label, comparison, value);
        }
        catch (RegexParseException fault)
        {
            var position = scanner.PositionInQuoted(quote, Math.Clamp(fault.Offset - 1, 0, value.Length));
            throw scanner.Fault(position, $"the regular expression is malformed ({fault.Error})", "a regular expression");
        }
        catch (NotSupportedException)
        {
            throw scanner.Fault(quote + 1, "the regular expression is too large, or uses look-around or back-references",
                "one that runs in bounded time");
        }
    }

    private static MatchOperator TakeOperator(TextScanner scanner)
    {
        if (scanner.TryTake("=~"))
        {
            return MatchOperator.Matches;
        }

        if (scanner.TryTake("!~"))
        {
            return MatchOperator.MatchesNot;
        }

        if (scanner.TryTake("!="))
        {
            return MatchOperator.NotEqual;
        }

        scanner.Take("=", "'=', '!=', '=~' or '!~' after the label name");
        return MatchOperator.Equal;
    }

    private static bool IsGlobCharacter(char c) => NameRules.IsNameCharacter(c) || c is '*' or '?';
}
