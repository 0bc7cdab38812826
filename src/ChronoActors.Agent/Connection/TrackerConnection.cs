using ChronoActors.Client;

namespace ChronoActors.Agent.Connection;

/// <summary>The agent's tracker, from the start of the host to its stop.</summary>
internal sealed class TrackerConnection(ResourceTrackerOptions options) : IHostedService
{
    private ResourceTracker? _tracker;

    /// <summary>The tracker.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public ResourceTracker Tracker => _tracker ?? throw new InvalidOperationException("The connection to the cluster has not been started.");

    public async Task StartAsync(CancellationToken cancellationToken) => _tracker = await ResourceTracker.ConnectAsync(options).ConfigureAwait(false);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_tracker is not null)
        {
            await _tracker.DisposeAsync().ConfigureAwait(false);
        }
    }
}
