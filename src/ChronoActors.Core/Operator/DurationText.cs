using System.Globalization;

namespace ChronoActors.Core.Operator;

/// <summary>Lengths of time as people type them: <c>500ms</c>, <c>1.5s</c>, <c>2m</c>, <c>1h</c>; a bare number is seconds.</summary>
public static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    /// <summary>Reads a duration of zero or more, up to 10,000 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var unitLength = text.Length - text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz").Length;
        var unit = unitLength == 0 ? "s" : text[^unitLength..];
        var index = Array.FindIndex(Units, known => known.Unit == unit);
        if (index < 0
            || !double.TryParse(text[..^unitLength], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number * Units[index].Seconds > TimeSpan.FromDays(10_000).TotalSeconds)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(number * Units[index].Seconds);
        return true;
    }

    /// <summary>The duration in the largest unit that needs no fraction; reads back equal for whole milliseconds.</summary>
    public static string Of(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        var (unit, seconds) = Units.Last(known => known.Unit == "ms" || (milliseconds != 0 && milliseconds % (long)(known.Seconds * 1000) == 0));
        return milliseconds == 0 ? "0s" : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / (long)(seconds * 1000)}{unit}");
    }
}
