using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChronoActors.Client.Hosting;

/// <summary>
/// Connects the tracker before the host's services start, and closes it when they have stopped: what they record while they
/// start and stop is delivered too.
/// </summary>
internal sealed class HostedTracker(ResourceTracker tracker, IOptions<ResourceTrackerOptions> options) : IHostedLifecycleService
{
    private static readonly Action<ILogger, Exception?> NotTheInstance = LoggerMessage.Define(
        LogLevel.Warning,
        new EventId(2, "ResourceTracker"),
        "ResourceTracker.Instance was used before the host's tracker was made; it stays a tracker of its own, which nobody connects.");

    public static ResourceTracker Create(ResourceTrackerOptions options, ILogger? log)
    {
        var tracker = new ResourceTracker(options);
        if (!tracker.TryBecomeInstance() && log is not null)
        {
            NotTheInstance(log, null);
        }

        return tracker;
    }

    public Task StartingAsync(CancellationToken cancellationToken) =>
        options.Value.ContactPoints.Count > 0 ? tracker.ConnectToAsync() : Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => tracker.DisposeAsync().AsTask().WaitAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
