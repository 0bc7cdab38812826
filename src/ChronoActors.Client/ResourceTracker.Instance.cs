namespace ChronoActors.Client;

/// <summary>The part that is there once per process.</summary>
public sealed partial class ResourceTracker
{
    private static ResourceTracker? _instance;

    /// <summary>
    /// The process's tracker. The first use makes it: local, with default settings, until <see cref="ConnectToAsync"/> is called.
    /// Where a host was built with <c>AddChronoActors</c> before, it is the host's. Once it is disposed, the next use makes another.
    /// </summary>
    /// <example>
    /// <code>
    /// var tracker = ResourceTracker.Instance;
    /// var connections = tracker.Track("database_connections", "connection");
    /// tracker.RecordUsage(connections, 5);
    /// Console.WriteLine(tracker.GenerateReport());
    /// </code>
    /// </example>
    public static ResourceTracker Instance
    {
        get
        {
            if (Volatile.Read(ref _instance) is { } instance)
            {
                return instance;
            }

            var created = new ResourceTracker();
            return Interlocked.CompareExchange(ref _instance, created, null) ?? created;
        }
    }

    /// <summary>Makes this the process's tracker; false if there is one already.</summary>
    internal bool TryBecomeInstance() => Interlocked.CompareExchange(ref _instance, this, null) is null;
}
