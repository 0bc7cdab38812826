using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Tracking;

public sealed class SqliteTrackerTests : TrackerSpec, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    protected override IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _directory.Path };

    public void Dispose() => _directory.Dispose();
}
