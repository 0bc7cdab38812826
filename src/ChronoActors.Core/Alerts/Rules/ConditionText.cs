using System.Globalization;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Syntax;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>
/// Conditions as people write them: <c>above 90</c>, <c>below 5 clear 8</c>, <c>average above 90</c> (also <c>max</c>, <c>min</c> and
/// <c>rate</c>), <c>outside 10 to 90</c>, <c>used / total above 0.9</c>, <c>no data for 5m</c>. Each condition's <see cref="object.ToString"/> is such a text, which
/// reads back equal.
/// </summary>
public static class ConditionText
{
    private const string Kinds = "above, below, outside, average, max, min, rate, METRIC / METRIC or no data for";
    private const string Sides = "above or below";

    /// <summary>Reads a condition.</summary>
    /// <exception cref="SyntaxException">The text is none, or one that can't be; the error points at the column.</exception>
    public static RuleCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new TextScanner(text);
        var condition = Take(scanner);
        scanner.TakeEnd("the end of the condition");
        return condition.Fault() is { } fault ? throw scanner.Fault(0, fault, "a condition that can be") : condition;
    }

    private static RuleCondition Take(TextScanner scanner)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        return TakeWord(scanner) switch
        {
            "above" => TakeCrossing(scanner, ThresholdDirection.Above),
            "below" => TakeCrossing(scanner, ThresholdDirection.Below),
            "average" => TakeFigure(scanner, ThresholdFigure.Average),
            "max" => TakeFigure(scanner, ThresholdFigure.Max),
            "min" => TakeFigure(scanner, ThresholdFigure.Min),
            "rate" => TakeFigure(scanner, ThresholdFigure.Rate),
            "outside" => TakeBand(scanner),
            "no" => TakeNoData(scanner),
            var word when scanner.TryTake("/") => TakeShare(scanner, word),
            var word => throw scanner.Fault(start, $"\"{PlainText.Of(word)}\" is no condition", Kinds),
        };
    }

    private static ValueCrosses TakeFigure(TextScanner scanner, ThresholdFigure figure) => TakeCrossing(scanner, TakeSide(scanner)) with { Figure = figure };

    private static ShareCrosses TakeShare(TextScanner scanner, string used)
    {
        var total = TakeWord(scanner);
        var line = TakeCrossing(scanner, TakeSide(scanner));
        return new ShareCrosses(used, total, line.Direction, line.Value, line.ClearValue);
    }

    private static OutsideBand TakeBand(TextScanner scanner)
    {
        var (low, high) = TakeRange(scanner);
        var (clearLow, clearHigh) = scanner.TryTake("clear") ? TakeRange(scanner) : (low, high);
        return new OutsideBand(low, high, clearLow, clearHigh);
    }

    private static (double Low, double High) TakeRange(TextScanner scanner)
    {
        var low = TakeNumber(scanner);
        scanner.Take("to", "to");
        return (low, TakeNumber(scanner));
    }

    private static ThresholdDirection TakeSide(TextScanner scanner)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        return TakeWord(scanner) switch
        {
            "above" => ThresholdDirection.Above,
            "below" => ThresholdDirection.Below,
            var word => throw scanner.Fault(start, $"\"{PlainText.Of(word)}\" is no side", Sides),
        };
    }

    private static NoData TakeNoData(TextScanner scanner)
    {
        scanner.Take("data", "no data for");
        scanner.Take("for", "no data for");
        scanner.SkipBlanks();
        var start = scanner.Position;
        try
        {
            return new NoData(RuleDuration.Parse(scanner.TakeRun(static c => c is not (' ' or '\t'))));
        }
        catch (FormatException fault)
        {
            throw scanner.Fault(start, fault.Message.TrimEnd('.'), "a length of time with its unit");
        }
    }

    private static ValueCrosses TakeCrossing(TextScanner scanner, ThresholdDirection direction)
    {
        var value = TakeNumber(scanner);
        return new ValueCrosses(direction, value, scanner.TryTake("clear") ? TakeNumber(scanner) : value);
    }

    private static string TakeWord(TextScanner scanner) => scanner.TakeRun(NameRules.IsNameCharacter);

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
