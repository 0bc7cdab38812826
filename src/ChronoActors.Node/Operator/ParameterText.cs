using System.Globalization;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>Texts of parameter values; they were checked by their <see cref="ValueRule"/> before.</summary>
internal static class ParameterText
{
    public static string Of(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>()[Enum.GetValues<T>().IndexOf(value)];

    public static int ToWhole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static double ToNumber(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static TimeSpan ToDuration(string text) =>
        DurationText.TryParse(text, out var duration) ? duration : throw new FormatException("give a time such as 500ms, 5s or 2m");

    public static T ToEnum<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>()[Array.FindIndex(Names<T>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase))];

    public static ValueRule RuleOf<T>()
        where T : struct, Enum => new(ValueKind.Choice, string.Join('|', Names<T>()), Names<T>());

#pragma warning disable CA1308 // What people type is lower case.
    private static string[] Names<T>()
        where T : struct, Enum => Array.ConvertAll(Enum.GetNames<T>(), name => name.ToLowerInvariant());
#pragma warning restore CA1308
}
