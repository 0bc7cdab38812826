using System.Diagnostics.Metrics;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Telemetry;

/// <summary>
/// What the nodes of this process have done, as instruments of System.Diagnostics.Metrics; whoever listens to <see cref="Name"/>
/// gets them. Figures of samples are noted per chunk, not per sample. Thread-safe.
/// </summary>
public static class TrackingMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "chrono";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Samples =
        Meter.CreateCounter<long>("samples_durable", "{sample}", "Samples of resources on this node that the database has committed.");

    private static readonly Counter<long> Rejected =
        Meter.CreateCounter<long>("samples_rejected", "{sample}", "Samples that were rejected among others that were not, by reason; refused deliveries are not counted.");

    private static readonly Counter<long> Chunks =
        Meter.CreateCounter<long>("chunks_durable", "{chunk}", "Chunks of rows that the database has committed.");

    private static readonly Counter<long> ChunkBytes =
        Meter.CreateCounter<long>("chunk_bytes_durable", "By", "Bytes of those chunks.");

    private static readonly Counter<long> Transitions =
        Meter.CreateCounter<long>("alert_transitions", "{transition}", "Alerts raised and cleared.");

    private static readonly Histogram<double> Writes =
        Meter.CreateHistogram<double>("journal_write_seconds", "s", "How long a transaction of the journal took.");

    private static readonly Counter<long> Events =
        Meter.CreateCounter<long>("journal_events", "{event}", "Events that the journal has written.");

    private static readonly Counter<long> Troubles =
        Meter.CreateCounter<long>("database_failures", "{failure}", "Tries of the database that failed and were made again.");

    private static readonly Counter<long> Recoveries =
        Meter.CreateCounter<long>("resources_recovered", "{resource}", "Resources whose state this node has read from the journal: woken, or moved here.");

    /// <summary>A chunk and what was rejected beside it is durable.</summary>
    /// <param name="rows">The event.</param>
    /// <param name="samples">Samples in its chunk.</param>
    public static void Durable(RowsRecorded rows, long samples)
    {
        if (samples > 0)
        {
            Samples.Add(samples);
            Chunks.Add(1);
            ChunkBytes.Add(rows.Chunk.Length);
        }

        foreach (var (reason, count) in rows.Rejected)
        {
            Rejected.Add(count, new KeyValuePair<string, object?>("reason", reason.ToString()));
        }
    }

    /// <summary>An alert was raised, or cleared.</summary>
    public static void Alert(bool isRaised) =>
        Transitions.Add(1, new KeyValuePair<string, object?>("to", isRaised ? "raised" : "cleared"));

    /// <summary>A transaction of the journal was committed.</summary>
    public static void Written(TimeSpan took, int events)
    {
        Writes.Record(took.TotalSeconds);
        Events.Add(events);
    }

    /// <summary>The database did not do what it was asked.</summary>
    public static void Trouble() => Troubles.Add(1);

    /// <summary>A resource's actor has its state.</summary>
    public static void Recovered() => Recoveries.Add(1);
}
