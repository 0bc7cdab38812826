using Akka.Actor;
using ChronoActors.Node.Storage;

namespace ChronoActors.Node;

/// <summary>What a node says when it has started.</summary>
internal static class Greeting
{
    public static void Print(WebApplication node)
    {
        var address = Akka.Cluster.Cluster.Get(node.Services.GetRequiredService<ActorSystem>()).SelfAddress;
        Console.WriteLine($"""
            ChronoActors node
              cluster   {address}
              http      {node.Urls.First()}  (/healthz/ready, /metrics, /api/v1, /openapi/v1.json)
              operator  {node.Urls.Last()}
              database  {node.Services.GetRequiredService<Database>().Shown}
            """);
    }
}
