using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>Declares switches; all of them may be left out, except where they say so.</summary>
public static class Switch
{
    /// <summary>A text that is read as a <typeparamref name="T"/>; its errors are the reader's <see cref="FormatException"/>.</summary>
    public static Parameter<T> Of<T>(string name, string? letter, string placeholder, string summary, Func<string, T> read, T absent) =>
        new(null, new(name, letter, summary, new(ValueKind.Text, placeholder)), read, absent);

    /// <summary>The same, for one that must be given.</summary>
    public static Parameter<T> Required<T>(string name, string? letter, string placeholder, string summary, Func<string, T> read) =>
        new(null, new(name, letter, summary, new(ValueKind.Text, placeholder), IsRequired: true), read, default!);

    /// <summary>A text, or null.</summary>
    public static Parameter<string?> Text(string name, string? letter, string placeholder, string summary) =>
        Of<string?>(name, letter, placeholder, summary, text => text, null);

    /// <summary>The name of a file that must be given; its text comes with <see cref="CommandContext.TextOf"/>.</summary>
    public static Parameter<string> File(string name, string? letter, string summary) =>
        new(null, new(name, letter, summary, new(ValueKind.File, "FILE"), IsRequired: true), static name => name, "");

    /// <summary>A switch without a value.</summary>
    public static Parameter<bool> Flag(string name, string? letter, string summary) =>
        new(null, new(name, letter, summary, ValueRule.Flag), _ => true, false);

    /// <summary>A whole number within bounds.</summary>
    public static Parameter<int> WholeNumber(string name, string? letter, string placeholder, string summary, int min, int max, int absent) =>
        new(null, new(name, letter, summary, new(ValueKind.WholeNumber, placeholder, null, min, max), Default: ParameterText.Of(absent)), ParameterText.ToWhole, absent);

    /// <summary>A whole number within bounds, or null.</summary>
    public static Parameter<int?> OptionalWholeNumber(string name, string? letter, string placeholder, string summary, int min, int max) =>
        new(null, new(name, letter, summary, new(ValueKind.WholeNumber, placeholder, null, min, max)), text => ParameterText.ToWhole(text), null);

    /// <summary>A finite number, or null.</summary>
    public static Parameter<double?> Number(string name, string? letter, string placeholder, string summary) =>
        new(null, new(name, letter, summary, new(ValueKind.Number, placeholder)), text => ParameterText.ToNumber(text), null);

    /// <summary>A length of time within bounds.</summary>
    public static Parameter<TimeSpan> Duration(string name, string? letter, string placeholder, string summary, TimeSpan min, TimeSpan max, TimeSpan absent) =>
        new(null,
            new(name, letter, summary, new(ValueKind.Duration, placeholder, null, min.TotalSeconds, max.TotalSeconds), Default: DurationText.Of(absent)),
            ParameterText.ToDuration,
            absent);

    /// <summary>One of an enumeration's names, in lower case.</summary>
    public static Parameter<T> Choice<T>(string name, string? letter, string summary, T absent)
        where T : struct, Enum =>
        new(null, new(name, letter, summary, ParameterText.RuleOf<T>(), Default: ParameterText.Of(absent)), ParameterText.ToEnum<T>, absent);

    /// <summary>One of a few words, read as a <typeparamref name="T"/>.</summary>
    public static Parameter<T> Choice<T>(string name, string? letter, string summary, IEnumerable<string> words, Func<string, T> read, T absent)
    {
        var allowed = words.ToList();
        return new(null, new(name, letter, summary, new(ValueKind.Choice, string.Join('|', allowed), allowed)), read, absent);
    }
}
