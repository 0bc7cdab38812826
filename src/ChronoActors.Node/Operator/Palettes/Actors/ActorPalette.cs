using Akka.Actor;

namespace ChronoActors.Node.Operator.Palettes.Actors;

/// <summary><c>actor</c>: the actors of this node.</summary>
public static class ActorPalette
{
    /// <summary>The palette for a node's actor system.</summary>
    public static Palette Create(ActorSystem system) =>
        new("actor", "the actors of this node", new HierarchyCommand(system), new SystemCommand(system));
}
