using System.Globalization;
using Akka.Configuration;
using ChronoActors.Agent.Settings;

namespace ChronoActors.Node.Settings;

/// <summary>Reads typed values out of HOCON; a value that can't be read is an error that names it and what is allowed.</summary>
internal sealed class SettingReader(Config config)
{
    public string Text(string key) => config.GetString(key, "") ?? "";

    public string OneOf(string key, params string[] allowed)
    {
        var value = Text(key);
        return Array.Find(allowed, candidate => candidate.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(key, value, string.Join(" or ", allowed));
    }

    public bool Switch(string key) => OneOf(key, "on", "off", "true", "false") is "on" or "true";

    public int Port(string key) => Number(key, 0, 65535);

    public int Number(string key, int min, int max)
    {
        var value = Text(key);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(key, value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));
    }

    public TimeSpan Duration(string key, TimeSpan min)
    {
        var value = Text(key);
        try
        {
            var duration = char.IsAsciiLetter(value.LastOrDefault()) ? config.GetTimeSpan(key) : throw new FormatException();
            return duration >= min ? duration : throw new FormatException();
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or ConfigurationException or OverflowException)
        {
            throw Wrong(key, value, string.Create(CultureInfo.InvariantCulture, $"a duration with unit, such as 500ms, 30s, 10m or 7d, of at least {min.TotalMilliseconds} ms"));
        }
    }

    public static SettingException Wrong(string key, string value, string allowed) => new(key, $"\"{value}\"", allowed);
}
