using System.Globalization;

namespace ChronoActors.Core.Time;

/// <summary>
/// Time as signed 64-bit nanoseconds since the Unix epoch (years 1677 to 2262) and its texts.
/// </summary>
public static class UnixTime
{
    /// <summary>Nanoseconds in a second.</summary>
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Now, by an injected clock; its resolution is 100 ns.</summary>
    public static long NowNs(this TimeProvider time) => FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Nanoseconds of a moment.</summary>
    /// <exception cref="OverflowException">The moment is outside the range of 64-bit nanoseconds.</exception>
    public static long FromDateTimeOffset(DateTimeOffset moment) =>
        checked((moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100);

    /// <summary>The moment, cut to 100 ns.</summary>
    public static DateTimeOffset ToDateTimeOffset(long unixNs) => DateTimeOffset.UnixEpoch.AddTicks(unixNs / 100);

    /// <summary>ISO 8601 in UTC with nanoseconds, <c>2026-11-23T09:00:00.123456789Z</c>; sorts as text and reads back exactly.</summary>
    public static string ToText(long unixNs)
    {
        var (seconds, fraction) = Math.DivRem(unixNs, NanosecondsPerSecond);
        if (fraction < 0)
        {
            seconds--;
            fraction += NanosecondsPerSecond;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss}.{fraction:D9}Z");
    }

    /// <summary>Reads a whole number of nanoseconds, or ISO 8601 with up to nine digits of fraction (UTC where no offset is given).</summary>
    public static bool TryParse(string text, out long unixNs)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out unixNs))
        {
            return true;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var end = dot < 0 ? 0 : dot + 1;
        while (dot >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = dot < 0 ? "" : text[(dot + 1)..end];
        var whole = dot < 0 ? text : text[..dot] + text[end..];
        if (digits.Length > 9
            || (dot >= 0 && digits.Length == 0)
            || !DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return false;
        }

        var fraction = digits.Length == 0 ? 0 : int.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture);
        // The first moments of the range lie in a second that begins before it.
        var total = ((Int128)(moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100) + fraction;
        unixNs = total >= long.MinValue && total <= long.MaxValue ? (long)total : 0;
        return total == unixNs;
    }
}
