using ChronoActors.Core.Operator;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>Lengths of time in rules: always with their unit, whole milliseconds, up to <see cref="Longest"/>.</summary>
public static class RuleDuration
{
    /// <summary>The longest one: what a resource keeps raw.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>Reads a duration such as <c>5m</c>.</summary>
    /// <exception cref="FormatException">It is none, has no unit, or is too long.</exception>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!DurationText.TryParse(text, out var duration) || duration.Ticks % TimeSpan.TicksPerMillisecond != 0)
        {
            throw new FormatException($"\"{text}\" is no length of time; give one such as 30s, 5m or 1h.");
        }

        if (!char.IsAsciiLetter(text[^1]))
        {
            throw new FormatException($"\"{text}\" has no unit; give one, such as {text}s or {text}m.");
        }

        return Fault(duration) is { } fault ? throw new FormatException($"\"{text}\" {fault}") : duration;
    }

    /// <summary>What is wrong with a duration, or null.</summary>
    public static string? Fault(TimeSpan duration) => duration < TimeSpan.Zero || duration > Longest ? $"is not from 0s to {DurationText.Of(Longest)}." : null;
}
