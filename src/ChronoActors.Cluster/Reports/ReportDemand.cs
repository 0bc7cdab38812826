namespace ChronoActors.Cluster.Reports;

/// <summary>
/// Whether anyone has asked for reports lately: only then resources take the trouble to show their state after every message.
/// Written by the reporter of the node, read by its resources. Thread-safe.
/// </summary>
internal sealed class ReportDemand
{
    private volatile bool _isHigh;

    /// <summary>Whether reports are asked for.</summary>
    public bool IsHigh
    {
        get => _isHigh;
        set => _isHigh = value;
    }
}
