using ChronoActors.Client;

namespace ChronoActors.Agent.Connection;

/// <summary>The agent's tracker, from the start of the host to its stop.</summary>
internal sealed class TrackerConnection(ResourceTrackerOptions options) : IHostedService
{
    /// <summary>The tracker, or null before the host has started.</summary>
    public ResourceTracker? Started { get; private set; }

    /// <summary>The tracker.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public ResourceTracker Tracker => Started ?? throw new InvalidOperationException("The connection to the cluster has not been started.");

    public async Task StartAsync(CancellationToken cancellationToken) => Started = await ResourceTracker.ConnectAsync(options).ConfigureAwait(false);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Started is not null)
        {
            await Started.DisposeAsync().ConfigureAwait(false);
        }
    }
}
