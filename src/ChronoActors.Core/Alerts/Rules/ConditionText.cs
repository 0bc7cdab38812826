using System.Globalization;
using ChronoActors.Core.Syntax;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>
/// Conditions as people write them: <c>above 90</c>, <c>below 5 clear 8</c>. Each condition's <see cref="object.ToString"/> is such a text, which
/// reads back equal.
/// </summary>
public static class ConditionText
{
    private const string Sides = "above or below";

    /// <summary>Reads a condition.</summary>
    /// <exception cref="SyntaxException">The text is none, or one that can't be; the error points at the column.</exception>
    public static RuleCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new TextScanner(text);
        var condition = TakeCrossing(scanner);
        scanner.TakeEnd("the end of the condition");
        return condition.Fault() is { } fault ? throw scanner.Fault(0, fault, "a condition that can be") : condition;
    }

    private static ValueCrosses TakeCrossing(TextScanner scanner)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        ThresholdDirection direction = TakeWord(scanner) switch
        {
            "above" => ThresholdDirection.Above,
            "below" => ThresholdDirection.Below,
            var word => throw scanner.Fault(start, $"\"{PlainText.Of(word)}\" is no condition", Sides),
        };
        var value = TakeNumber(scanner);
        return new ValueCrosses(direction, value, scanner.TryTake("clear") ? TakeNumber(scanner) : value);
    }

    private static string TakeWord(TextScanner scanner) => scanner.TakeRun(char.IsAsciiLetter);

    private static double TakeNumber(TextScanner scanner)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        var word = scanner.TakeRun(static c => c is not (' ' or '\t'));
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw scanner.Fault(start, word.Length == 0 ? "a number is missing" : $"\"{PlainText.Of(word)}\" is no number", "a finite number");
    }
}
