using ChronoActors.Contracts.Commands;

namespace ChronoActors.Client.Connection;

/// <summary>Take a resource up.</summary>
internal sealed record Take(ResourceHandle Handle);

/// <summary>Collect what was recorded now: much of it waits.</summary>
internal sealed record CollectNow
{
    public static CollectNow Instance { get; } = new();
}

/// <summary>Deliver everything recorded until now; true once it is durable, false when the time is over.</summary>
internal sealed record Flush(TimeSpan Timeout, TaskCompletionSource<bool> Done);

/// <summary>Deliver everything of a resource, then tell the cluster to stop tracking it.</summary>
internal sealed record Untrack(ResourceHandle Handle, TimeSpan Timeout, TaskCompletionSource<CommandOutcome> Done);

/// <summary>Send a command.</summary>
internal sealed record Command(ResourceCommand Message, TimeSpan Timeout, TaskCompletionSource<CommandOutcome> Done);
