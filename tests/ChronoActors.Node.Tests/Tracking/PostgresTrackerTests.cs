using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Tracking;

public sealed class PostgresTrackerTests : TrackerSpec, IAsyncLifetime
{
    private PostgresServer? _server;

    protected override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["CHRONO_PERSISTENCE"] = "postgres",
        ["CHRONO_POSTGRES"] = _server!.ConnectionString,
    };

    public async Task InitializeAsync() => _server = await PostgresServer.StartNewAsync();

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
}
