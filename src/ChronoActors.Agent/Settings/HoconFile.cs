using Akka.Configuration;

namespace ChronoActors.Agent.Settings;

/// <summary>A configuration file of the operator.</summary>
public static class HoconFile
{
    /// <summary>Reads the file given with <c>--config</c>.</summary>
    /// <exception cref="SettingException">It can't be read, or is not HOCON; the message says where.</exception>
    public static Config Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            return HoconSyntax.FaultOf(text) is { } fault ? throw new FormatException(fault) : ConfigurationFactory.ParseString(text);
        }
#pragma warning disable CA1031 // The parser throws whatever it stumbles over.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            throw new SettingException("--config", $"\"{path}\" ({fault.Message})", "a readable HOCON file");
        }
    }
}
