using Akka.Actor;
using ChronoActors.Node.Storage;

namespace ChronoActors.Node;

/// <summary>What a node says when it has started.</summary>
internal static class Greeting
{
    private const string DefaultOperator = "127.0.0.1:9110";

    public static void Print(WebApplication node)
    {
        var cluster = Akka.Cluster.Cluster.Get(node.Services.GetRequiredService<ActorSystem>()).SelfAddress;
        var operators = new Uri(node.Urls.Last()).Authority;
        var host = operators == DefaultOperator ? "" : operators + " ";
        Console.WriteLine($"""
            ChronoActors node
              cluster   {cluster}
              http      {node.Urls.First()}  (/healthz/ready, /metrics, /api/v1, /openapi/v1.json)
              operator  http://{operators}
              database  {node.Services.GetRequiredService<Database>().Shown}
              try       pbm {host}tracker report
                        (from the source: dotnet run --project src/ChronoActors.Pbm -- {host}tracker report)
            """);
    }
}
