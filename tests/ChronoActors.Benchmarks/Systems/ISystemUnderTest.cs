using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>A system that is put under load: one fresh installation on empty storage, in processes of its own.</summary>
internal interface ISystemUnderTest : IAsyncDisposable
{
    /// <summary>Which of the sender's sinks talks to it.</summary>
    string Sink { get; }

    /// <summary>Samples in a request of its usual sender; 0 where the sink decides by itself.</summary>
    int BatchSamples { get; }

    /// <summary>Where the sink sends to; known once started.</summary>
    IReadOnlyList<string> Targets { get; }

    /// <summary>Whether a sample is acknowledged only when it is committed; otherwise a run ends when all samples can be read.</summary>
    bool AcknowledgesDurable { get; }

    /// <summary>All its processes, the database's included.</summary>
    IReadOnlyList<int> ProcessIds { get; }

    /// <summary>Starts it, the second time on what it has stored, and waits until it takes samples.</summary>
    Task StartAsync();

    /// <summary>What its processes took since their start.</summary>
    SystemUsage Usage();

    /// <summary>Lets the peak of memory count from now.</summary>
    void ResetPeak();

    /// <summary>Brings its data into long-term form where that needs asking, stops it in an orderly way and waits until it has ended.</summary>
    Task StopAsync();

    /// <summary>Kills the server as <c>kill -9</c> does; a database beside it goes on.</summary>
    Task KillAsync();

    /// <summary>What it stores; after <see cref="StopAsync"/>.</summary>
    Task<StoredBytes> StoredAsync();

    /// <summary>How many samples a reader finds.</summary>
    /// <param name="shape">The data that was sent.</param>
    /// <param name="instance">Only of the resource with this label; null for all.</param>
    Task<long> CountAsync(DataShape shape, string? instance);

    /// <summary>The query <c>max by (type)</c> over the newest value of every metric.</summary>
    /// <param name="shape">The data that was sent.</param>
    /// <param name="atNs">A time at which the newest values are current, nanoseconds since the Unix epoch.</param>
    /// <exception cref="NotSupportedException">It can't answer that; the message says why.</exception>
    Task<IReadOnlyDictionary<string, double>> MaxByTypeAsync(DataShape shape, long atNs);
}
