using System.Globalization;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>Distances in time as people read them.</summary>
internal static class HumanTime
{
    private static readonly (double Seconds, string Unit)[] Units = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")];

    /// <summary>For example <c>3s ago</c>; whole days, hours, minutes or seconds, rounded down. Both moments in nanoseconds since the Unix epoch.</summary>
    public static string Of(long unixNs, long nowNs)
    {
        // As doubles: the distance of two extreme moments is beyond 64 bits.
        var seconds = ((double)nowNs - unixNs) / 1e9;
        var size = Math.Abs(seconds);
        foreach (var (length, unit) in Units)
        {
            if (size >= length)
            {
                var distance = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(size / length):0}{unit}");
                return seconds > 0 ? distance + " ago" : "in " + distance;
            }
        }

        return "now";
    }
}
