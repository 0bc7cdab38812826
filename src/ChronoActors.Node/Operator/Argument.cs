using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>Declares arguments.</summary>
public static class Argument
{
    /// <summary>A text that must be given and is read as a <typeparamref name="T"/>; its errors are the reader's <see cref="FormatException"/>.</summary>
    public static Parameter<T> Of<T>(string name, string placeholder, string summary, Func<string, T> read) =>
        new(new(name, summary, new(ValueKind.Text, placeholder), IsRequired: true), null, read, default!);

    /// <summary>A text that may be left out.</summary>
    public static Parameter<T> Optional<T>(string name, string placeholder, string summary, Func<string, T> read, T absent) =>
        new(new(name, summary, new(ValueKind.Text, placeholder), IsRequired: false), null, read, absent);

    /// <summary>A finite number.</summary>
    public static Parameter<double> Number(string name, string placeholder, string summary) =>
        new(new(name, summary, new(ValueKind.Number, placeholder), IsRequired: true), null, ParameterText.ToNumber, 0);

    /// <summary>One of an enumeration's names, in lower case.</summary>
    public static Parameter<T> Choice<T>(string name, string summary)
        where T : struct, Enum =>
        new(new(name, summary, ParameterText.RuleOf<T>(), IsRequired: true), null, ParameterText.ToEnum<T>, default);
}
