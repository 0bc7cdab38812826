using Akka.Actor;

namespace ChronoActors.Node.Operator.Palettes.Actors;

/// <summary>An actor of this node and those of its children that are shown.</summary>
/// <param name="Path">Its path without the address.</param>
/// <param name="Type">The class of the actor, or of its reference where it has none.</param>
/// <param name="ChildCount">How many children it has.</param>
/// <param name="Children">Those that are shown.</param>
internal sealed record ActorTree(string Path, string Type, int ChildCount, IReadOnlyList<ActorTree> Children)
{
    /// <summary>The tree below a local actor. Actors come and go meanwhile: it is a picture of about now.</summary>
    /// <param name="actor">Its root.</param>
    /// <param name="depth">Levels below the root.</param>
    /// <param name="children">Most children shown of one parent.</param>
    public static ActorTree Of(IActorRef actor, int depth, int children)
    {
        var cell = (actor as ActorRefWithCell)?.Underlying;
        var all = cell?.ChildrenContainer.Children ?? [];
        var shown = depth == 0 ? [] : all.OrderBy(child => child.Path.Name, StringComparer.Ordinal).Take(children);
        return new ActorTree(
            actor.Path.ToStringWithoutAddress(),
            (cell?.Props?.Type ?? actor.GetType()).Name,
            all.Count,
            [.. shown.Select(child => Of(child, depth - 1, children))]);
    }

    /// <summary>The local actor of a path, or null.</summary>
    public static IActorRef? Find(ActorSystem system, string path)
    {
        IInternalActorRef actor = ((ExtendedActorSystem)system).Provider.RootGuardian;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var child = ((actor as ActorRefWithCell)?.Underlying.ChildrenContainer.Children ?? []).FirstOrDefault(each => each.Path.Name == name);
            if (child is null)
            {
                return null;
            }

            actor = child;
        }

        return actor;
    }
}
