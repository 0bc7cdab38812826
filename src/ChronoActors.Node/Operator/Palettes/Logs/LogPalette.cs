using Akka.Actor;

namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary><c>log</c>: what the node writes to its log.</summary>
public static class LogPalette
{
    /// <summary>The palette for a node's actor system; the node's other logging comes through the services' log tap.</summary>
    public static Palette Create(IServiceProvider services) =>
        new("log", "this node's log", new TailCommand(services.GetRequiredService<LogTap>(), services.GetRequiredService<ActorSystem>()));
}
