namespace ChronoActors.Node.Settings;

/// <summary>A setting is wrong; the message is one line that names it, its value and what is allowed.</summary>
public sealed class SettingException(string message) : Exception(message);
