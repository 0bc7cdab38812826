using System.Globalization;

namespace ChronoActors.Core.Operator;

/// <summary>What a value may be.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Placeholder">How help names it, for example <c>SELECTOR</c>.</param>
/// <param name="Allowed">The words of a <see cref="ValueKind.Choice"/>.</param>
/// <param name="Min">Lowest number, or shortest duration in seconds.</param>
/// <param name="Max">Highest number, or longest duration in seconds.</param>
public sealed record ValueRule(
    ValueKind Kind,
    string Placeholder,
    IReadOnlyList<string>? Allowed = null,
    double? Min = null,
    double? Max = null)
{
    /// <summary>The rule of a switch without a value.</summary>
    public static ValueRule Flag { get; } = new(ValueKind.Flag, "");

    /// <summary>What is allowed, or null when the value keeps the rule.</summary>
    public string? Fault(string value) => IsKept(value) ? null : Description;

    /// <summary>What is allowed, for a person.</summary>
    public string Description => Kind switch
    {
        ValueKind.Choice => $"one of {string.Join(", ", Allowed ?? [])}",
        ValueKind.WholeNumber => "a whole number" + Range(static bound => bound.ToString(CultureInfo.InvariantCulture)),
        ValueKind.Number => "a number" + Range(static bound => bound.ToString(CultureInfo.InvariantCulture)),
        ValueKind.Duration => "a time such as 500ms, 5s or 2m" + Range(static bound => DurationText.Of(TimeSpan.FromSeconds(bound))),
        ValueKind.File => "the name of a file",
        _ => "a text",
    };

    private bool IsKept(string value) => Kind switch
    {
        ValueKind.Choice => Allowed?.Contains(value, StringComparer.OrdinalIgnoreCase) ?? true,
        ValueKind.WholeNumber => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && IsInRange(number),
        ValueKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && IsInRange(number),
        ValueKind.Duration => DurationText.TryParse(value, out var duration) && IsInRange(duration.TotalSeconds),
        ValueKind.File => value.Length > 0,
        _ => true,
    };

    private bool IsInRange(double number) => !(number < Min) && !(number > Max);

    private string Range(Func<double, string> show) => (Min, Max) switch
    {
        ({ } min, { } max) => $" from {show(min)} to {show(max)}",
        ({ } min, null) => $", at least {show(min)}",
        (null, { } max) => $", at most {show(max)}",
        _ => "",
    };
}
