namespace ChronoActors.Benchmarks.Systems;

/// <summary>A system that is put under load: one fresh installation on empty storage, in processes of its own.</summary>
internal interface ISystemUnderTest : IAsyncDisposable
{
    /// <summary>As it stands in the tables.</summary>
    string Name { get; }

    /// <summary>Which of the sender's sinks talks to it.</summary>
    string Sink { get; }

    /// <summary>Where the sink sends to; known once started.</summary>
    IReadOnlyList<string> Targets { get; }

    /// <summary>Starts it, the second time on what it has stored, and waits until it takes samples.</summary>
    Task StartAsync();

    /// <summary>What its processes took since their start.</summary>
    SystemUsage Usage();

    /// <summary>Lets the peak of memory count from now.</summary>
    void ResetPeak();

    /// <summary>Stops it in an orderly way and waits until it has ended.</summary>
    Task StopAsync();

    /// <summary>Kills the server as <c>kill -9</c> does; a database beside it goes on.</summary>
    Task KillAsync();

    /// <summary>What it stores, in bytes, everything included; after <see cref="StopAsync"/>.</summary>
    Task<long> DiskBytesAsync();
}
