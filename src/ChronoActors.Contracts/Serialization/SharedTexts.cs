namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// Names and types come with every resource and are few: equal ones share one text in memory. Each thread remembers those it
/// met last.
/// </summary>
internal static class SharedTexts
{
    private const int Remembered = 128;

    [ThreadStatic]
    private static string?[]? _recent;

    public static string Of(string text)
    {
        var recent = _recent ??= new string?[Remembered];
        ref var known = ref recent[(uint)text.GetHashCode(StringComparison.Ordinal) % Remembered];
        if (known != text)
        {
            known = text;
        }

        return known;
    }
}
