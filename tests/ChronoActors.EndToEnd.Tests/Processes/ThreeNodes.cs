using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Processes;

/// <summary>Three nodes that share a PostgreSQL server of their own.</summary>
internal sealed class ThreeNodes : IAsyncDisposable
{
    private readonly PostgresServer _database;

    private ThreeNodes(PostgresServer database, IReadOnlyList<NodeProcess> nodes) => (_database, Nodes) = (database, nodes);

    /// <summary>The nodes in the order of their start: the first is the oldest and coordinates the shards.</summary>
    public IReadOnlyList<NodeProcess> Nodes { get; }

    /// <summary>Starts database and nodes; all are ready when it returns. Skips the test where PostgreSQL is not installed.</summary>
    /// <param name="settings">CHRONO_ variables of every node, beside database, ports and seeds.</param>
    public static async Task<ThreeNodes> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var database = await PostgresServer.StartNewAsync();
        var environment = new Dictionary<string, string>(settings)
        {
            ["CHRONO_PERSISTENCE"] = "postgres",
            ["CHRONO_POSTGRES"] = database.ConnectionString,
        };
        var cluster = new ThreeNodes(database, [new NodeProcess(environment), new NodeProcess(environment), new NodeProcess(environment)]);
        try
        {
            // The list is the same on every node; it can only be written once the ports are known.
            environment["CHRONO_SEEDS"] = string.Join(',', cluster.Nodes.Select(node => node.ContactPoint));
            foreach (var node in cluster.Nodes)
            {
                node.Start();
                await node.ReadyAsync();
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await _database.DisposeAsync();
    }
}
