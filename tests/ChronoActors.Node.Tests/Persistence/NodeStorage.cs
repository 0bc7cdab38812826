using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using ChronoActors.Node.Settings;
using ChronoActors.Node.Storage;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>A node's database with actor systems on it that are configured as a node configures its own.</summary>
internal sealed class NodeStorage : IAsyncDisposable
{
    private readonly Database _database;
    private readonly Config _config;
    private readonly List<ActorSystem> _systems = [];

    public NodeStorage(IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string>(environment)
        {
            ["CHRONO_REMOTING_PORT"] = "0",
            ["CHRONO_LOG_LEVEL"] = "Error",
        };
        var settings = SettingsLoader.Load(null, variables);
        _database = Database.Open(settings);
        _config = NodeHost.AkkaConfigOf(settings, _database);
    }

    /// <summary>The first system.</summary>
    public ActorSystem System => _systems.Count > 0 ? _systems[0] : Start();

    /// <summary>One more system, as of another node or of the same one after a restart.</summary>
    public ActorSystem Start()
    {
        var system = ActorSystem.Create(NodeHost.SystemName, _config);
        _systems.Add(system);
        return system;
    }

    /// <summary>Does something to the tables behind everybody's back.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var command = _database.Source.CreateCommand(sql);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Ends all systems; the database stays.</summary>
    public async Task StopAsync()
    {
        await Task.WhenAll(_systems.Select(system => system.Terminate()));
        _systems.Clear();
    }

    /// <summary>What another incarnation, in a system of its own, finds of a writer.</summary>
    public async Task<WriterState> ReadAsync(string name)
    {
        var reader = _systems[^1].ActorOf(Writer.Props(name));
        var state = await Writer.StateAsync(reader);
        await reader.GracefulStop(Writer.Patience);
        return state;
    }

    /// <inheritdoc cref="ReadAsync"/>
    public async Task<ImmutableArray<object>> EventsAsync(string name) => (await ReadAsync(name)).Events;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _database.DisposeAsync();
    }
}
