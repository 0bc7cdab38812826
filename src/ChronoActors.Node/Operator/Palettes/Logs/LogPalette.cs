namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary><c>log</c>: what the node writes to its log.</summary>
public static class LogPalette
{
    /// <summary>The palette for a host's services; actors are in it where they log through the host.</summary>
    public static Palette Create(IServiceProvider services) =>
        new("log", "this node's log", new TailCommand(services.GetRequiredService<LogTap>()));
}
