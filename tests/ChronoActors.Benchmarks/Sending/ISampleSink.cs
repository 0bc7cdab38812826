using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>How the sender process talks to one kind of system.</summary>
internal interface ISampleSink : IAsyncDisposable
{
    /// <summary>Connects and prepares what does not depend on the rows.</summary>
    Task OpenAsync(DataShape shape);

    /// <summary>Takes the next rows of some resources, and returns when all are handed over to the system.</summary>
    Task SendAsync(RowGenerator rows, Range resources, int rowsPerResource);

    /// <summary>Returns when the system has acknowledged everything.</summary>
    Task SettleAsync();

    /// <summary>What became of the samples so far.</summary>
    SinkCounters Counters { get; }
}

/// <summary>What became of samples, counted since the start.</summary>
/// <param name="Acknowledged">The system said that it has them.</param>
/// <param name="Resent">Sent more than once.</param>
/// <param name="Lost">Rejected or merged: a run with any of them is void.</param>
internal readonly record struct SinkCounters(long Acknowledged, long Resent, long Lost);
