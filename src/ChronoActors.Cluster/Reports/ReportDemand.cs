namespace ChronoActors.Cluster.Reports;

/// <summary>
/// Whether anyone has asked for reports lately: only then resources take the trouble to show their state after every message.
/// Written by the reporter of the node, read by its resources. Thread-safe.
/// </summary>
internal sealed class ReportDemand
{
    private const int PlacesAtOnce = 256;

    private readonly Lock _placing = new();
    private PublishedReport[] _places = [];
    private int _placed;
    private volatile bool _isHigh;

    /// <summary>Whether reports are asked for.</summary>
    public bool IsHigh
    {
        get => _isHigh;
        set => _isHigh = value;
    }

    /// <summary>
    /// A place for a resource to show its state. Places are made many at once, so that they lie side by side in memory: who
    /// looks at all of them would otherwise wait for memory most of the time.
    /// </summary>
    public PublishedReport NewPlace()
    {
        lock (_placing)
        {
            if (_placed == _places.Length)
            {
                _places = [.. Enumerable.Range(0, PlacesAtOnce).Select(_ => new PublishedReport())];
                _placed = 0;
            }

            return _places[_placed++];
        }
    }
}
