using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.BadInput;

/// <summary>A node on SQLite that tracks nothing yet.</summary>
public sealed class PlainNode : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    public PlainNode() => Node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _folder.Path });

    internal NodeProcess Node { get; }

    public Task InitializeAsync()
    {
        Node.Start();
        return Node.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        _folder.Dispose();
    }
}
