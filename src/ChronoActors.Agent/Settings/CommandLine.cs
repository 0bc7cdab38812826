namespace ChronoActors.Agent.Settings;

/// <summary>The command line of a node or of an agent: <c>[--config FILE] [--probe]</c>.</summary>
/// <param name="ConfigFile">A HOCON file, or null.</param>
/// <param name="IsProbe">Only ask the process that runs with these settings whether it is ready.</param>
public sealed record CommandLine(string? ConfigFile, bool IsProbe)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="SettingException">It has anything else.</exception>
    public static CommandLine Read(IReadOnlyList<string> args) => args switch
    {
        [] => new CommandLine(null, false),
        ["--probe"] => new CommandLine(null, true),
        ["--config", var file] => new CommandLine(file, false),
        ["--config", var file, "--probe"] => new CommandLine(file, true),
        _ => throw new SettingException($"The command line has \"{string.Join(' ', args)}\"; allowed is [--config FILE] [--probe]."),
    };
}
