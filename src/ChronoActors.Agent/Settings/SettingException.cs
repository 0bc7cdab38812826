namespace ChronoActors.Agent.Settings;

/// <summary>A setting is wrong; the message is one line with the setting, its value and what is allowed.</summary>
public sealed class SettingException(string setting, string value, string allowed)
    : FormatException($"setting {setting} = {OneLine(value)}: allowed is {allowed}.")
{
    private static string OneLine(string value) =>
        string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
