namespace ChronoActors.Agent.Settings;

/// <summary>A setting is wrong; the message is one line that names it, its value and what is allowed.</summary>
public sealed class SettingException(string message) : FormatException(OneLine(message))
{
    /// <summary>With the usual words.</summary>
    public SettingException(string setting, string value, string allowed)
        : this($"The setting {setting} is {value}; allowed is {allowed}.")
    {
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
