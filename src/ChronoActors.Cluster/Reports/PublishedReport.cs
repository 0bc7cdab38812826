using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// Where a resource's actor shows its state to the reporter of its node, so that a question does not cost a message. What is
/// shown is immutable and never older than the last message that the actor has begun to work on. Only the actor shows
/// something; anyone may take it away, since nothing shown only means that the actor must be asked. Thread-safe.
/// </summary>
internal sealed class PublishedReport
{
    private volatile ResourceReport? _report;

    /// <summary>The resource's state, or null where its actor must be asked.</summary>
    public ResourceReport? Report => _report;

    /// <summary>Shows a state.</summary>
    public void Show(ResourceReport report) => _report = report;

    /// <summary>Shows nothing.</summary>
    public void Withdraw()
    {
        // Most often nothing is shown, and reading is cheaper than writing.
        if (_report is not null)
        {
            _report = null;
        }
    }
}
