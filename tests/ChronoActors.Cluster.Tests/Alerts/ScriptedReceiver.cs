using System.Collections.Concurrent;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>Does with each try what the script says, and confirms when the script has ended.</summary>
internal sealed class ScriptedReceiver : IReceiver
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<SendOutcome>>> _script = [];
    private readonly ConcurrentQueue<string> _keys = [];

    /// <summary>The keys of all tries.</summary>
    public string[] Keys => [.. _keys];

    public void Next(Func<CancellationToken, Task<SendOutcome>> answer) => _script.Enqueue(answer);

    public Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel)
    {
        _keys.Enqueue(notification.Key);
        return _script.TryDequeue(out var answer) ? answer(cancel) : Task.FromResult(SendOutcome.Confirmed);
    }
}
