using System.Globalization;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>Numbers as people read them: about four digits, bytes in powers of 1024, all else in powers of 1000.</summary>
internal static class HumanNumber
{
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    private static readonly string[] Large = ["", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Small = ["", "m", "µ", "n"];

    /// <summary>For example <c>1.5 GiB</c>, <c>12.3 %</c>, <c>1.25 k/s</c>; a number in an unknown unit comes without the unit.</summary>
    public static string Of(double value, string unit) => unit switch
    {
        _ when !double.IsFinite(value) => "out of range",
        "bytes" or "By" or "B" => Scaled(value, 1024, Binary, " "),
        "bytes/s" or "By/s" or "B/s" => Scaled(value, 1024, Binary, " ") + "/s",
        "percent" or "%" => Digits(value) + " %",
        "1/s" or "/s" => Scaled(value, 1000, Large, " ") + "/s",
        "seconds" or "s" => Seconds(value),
        _ => Math.Abs(value) < 100_000 ? Digits(value) : Scaled(value, 1000, Large, " "),
    };

    private static string Seconds(double value)
    {
        var step = 0;
        while (value != 0 && Math.Abs(value) < 1 && step < Small.Length - 1)
        {
            value *= 1000;
            step++;
        }

        return $"{Digits(value)} {Small[step]}s";
    }

    private static string Scaled(double value, double factor, string[] prefixes, string gap)
    {
        // Half a digit below the factor would print as the factor itself: "1024 KiB".
        var step = 0;
        while (Math.Abs(value) >= factor - 0.05 && step < prefixes.Length - 1)
        {
            value /= factor;
            step++;
        }

        var prefix = prefixes[step];
        return prefix.Length == 0 ? Digits(value) : Digits(value) + gap + prefix;
    }

    private static string Digits(double value)
    {
        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            < 0.001 or >= 1e6 => "0.##e+0",
            < 1 => "0.####",
            < 10 => "0.###",
            < 100 => "0.##",
            < 1000 => "0.#",
            _ => "0",
        };
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
