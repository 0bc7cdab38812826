namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// Names, types and most values of labels come with many resources: equal ones share one text in memory. Each thread remembers
/// those it met last.
/// </summary>
internal static class SharedTexts
{
    private const int Remembered = 1024;

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
