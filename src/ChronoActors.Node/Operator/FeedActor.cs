using Akka.Actor;

namespace ChronoActors.Node.Operator;

/// <summary>Puts every message of one kind that it gets into a feed.</summary>
internal sealed class FeedActor<T> : ReceiveActor
{
    public FeedActor(EventFeed<T> feed) => Receive<T>(feed.Write);

    public static Props Props(EventFeed<T> feed) => Akka.Actor.Props.Create(() => new FeedActor<T>(feed));
}
