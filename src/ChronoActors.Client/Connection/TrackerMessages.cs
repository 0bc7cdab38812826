using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Reports;

namespace ChronoActors.Client.Connection;

/// <summary>Take a resource up, and if it is being untracked, call that off.</summary>
internal sealed record Take(Recorder Recorder, Recorder? Leaving);

/// <summary>Collect what was recorded now: much of it waits.</summary>
internal sealed record CollectNow
{
    public static CollectNow Instance { get; } = new();
}

/// <summary>Deliver everything recorded until now; true once it is durable, false when the time is over.</summary>
internal sealed record Flush(TimeSpan Timeout, TaskCompletionSource<bool> Done);

/// <summary>Deliver everything of a resource, then tell the cluster to stop tracking it.</summary>
internal sealed record Untrack(Recorder Recorder, TimeSpan Timeout, TaskCompletionSource<CommandOutcome> Done);

/// <summary>Send a command.</summary>
internal sealed record Command(ResourceCommand Message, TimeSpan Timeout, TaskCompletionSource<CommandOutcome> Done);

/// <summary>Ask the cluster for a report.</summary>
internal sealed record Ask(string Selector, TimeSpan Timeout, TaskCompletionSource<Report> Done);
