using System.Globalization;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>Numbers as people read them: about three digits, bytes in powers of 1024, all else in powers of 1000.</summary>
public static class HumanNumber
{
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    private static readonly string[] Large = ["", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Small = ["s", "ms", "µs", "ns"];

    /// <summary>
    /// For example <c>1.5 GiB</c> (of bytes or bytes/s), <c>12.3</c> (of percent), <c>1.25 k</c> (of 1/s), <c>1.25 ms</c> (of
    /// seconds). What is per second stays per second; the unit stands beside the number.
    /// </summary>
    public static string Of(double value, string unit) => unit switch
    {
        _ when !double.IsFinite(value) => "too large",
        "bytes" or "By" or "B" or "bytes/s" or "By/s" or "B/s" => Scaled(value, 1024, Binary),
        "1/s" or "/s" => Scaled(value, 1000, Large),
        "seconds" or "s" => Seconds(value),
        _ => Math.Abs(value) < 100_000 ? Digits(value) : Scaled(value, 1000, Large),
    };

    private static string Seconds(double value)
    {
        var step = 0;
        while (value != 0 && Math.Abs(value) < 1 && step < Small.Length - 1)
        {
            value *= 1000;
            step++;
        }

        return $"{Digits(value)} {Small[step]}";
    }

    private static string Scaled(double value, double factor, string[] prefixes)
    {
        // What would round to the factor is shown in the next prefix: never "1024 KiB".
        var step = 0;
        while (Math.Abs(value) >= factor - 0.5 && step < prefixes.Length - 1)
        {
            value /= factor;
            step++;
        }

        return $"{Digits(value)} {prefixes[step]}".TrimEnd();
    }

    private static string Digits(double value)
    {
        var format = Math.Abs(value) switch
        {
            0 => "0",
            < 0.001 or >= 1e6 => "0.##e+0",
            < 1 => "0.###",
            < 10 => "0.##",
            < 100 => "0.#",
            _ => "0",
        };
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
