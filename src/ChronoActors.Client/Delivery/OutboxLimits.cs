namespace ChronoActors.Client.Delivery;

/// <summary>The bounds and clocks of an <see cref="Outbox"/>. Not to be changed once a tracker uses them; times are nanoseconds.</summary>
public sealed record OutboxLimits
{
    private const long Second = 1_000_000_000;

    /// <summary>Most memory of all waiting rows together, in bytes; at the bound unsent rows are merged. Default 64 MiB.</summary>
    public long MaxPendingBytes { get; set; } = 64L << 20;

    /// <summary>Most bytes of one message, below the transport's frame size. Default 96 KiB.</summary>
    public int MaxBatchBytes { get; set; } = 96 << 10;

    /// <summary>Most rows of one resource in one message. Default 1,000.</summary>
    public int MaxRowsPerDelivery { get; set; } = 1_000;

    /// <summary>Most rows of one resource that are sent and not yet durable. Default 4,000.</summary>
    public int MaxInFlightRowsPerResource { get; set; } = 4_000;

    /// <summary>Most memory of all rows that are sent and not yet durable, in bytes; never more than half of <see cref="MaxPendingBytes"/>. Default 32 MiB.</summary>
    public long MaxInFlightBytes { get; set; } = 32L << 20;

    /// <summary>Unanswered deliveries (one per resource) that an outbox starts with and never goes below. Default 256.</summary>
    public int MinWindow { get; set; } = 256;

    /// <summary>Most unanswered deliveries. Default 16,384.</summary>
    public int MaxWindow { get; set; } = 16_384;

    /// <summary>How long a delivery may stay unanswered before it is sent again the first time. Default 3 s.</summary>
    public long RetryAfterNs { get; set; } = 3 * Second;

    /// <summary>Longest time between two tries. Default 10 s.</summary>
    public long MaxRetryAfterNs { get; set; } = 10 * Second;

    /// <summary>
    /// How long nothing may be heard of a resource with accepted, not yet durable rows before it is asked. Longer than the
    /// node's chunk age. Default 45 s.
    /// </summary>
    public long AskAfterNs { get; set; } = 45 * Second;

    /// <summary>How long nothing must have been pending of a resource before what the outbox knows of it is forgotten. Default 60 s.</summary>
    public long ForgetAfterNs { get; set; } = 60 * Second;

    /// <summary>How often timers are looked at. Default 200 ms.</summary>
    public long SweepEveryNs { get; set; } = Second / 5;

    /// <summary>What is wrong with the limits: a sentence per fault that names the limit, its value and what is allowed.</summary>
    internal IEnumerable<string> Faults() => new (string Name, long Value, long Least, long Most)[]
    {
        (nameof(MaxPendingBytes), MaxPendingBytes, 1, long.MaxValue),
        (nameof(MaxBatchBytes), MaxBatchBytes, 1_000, 2 << 20),
        (nameof(MaxRowsPerDelivery), MaxRowsPerDelivery, 1, 1_000_000),
        (nameof(MaxInFlightRowsPerResource), MaxInFlightRowsPerResource, 1, 1_000_000),
        (nameof(MaxInFlightBytes), MaxInFlightBytes, 1, long.MaxValue),
        (nameof(MinWindow), MinWindow, 1, MaxWindow),
        (nameof(MaxWindow), MaxWindow, MinWindow, 1_000_000),
        (nameof(RetryAfterNs), RetryAfterNs, 1, MaxRetryAfterNs),
        (nameof(MaxRetryAfterNs), MaxRetryAfterNs, RetryAfterNs, 3600 * Second),
        (nameof(AskAfterNs), AskAfterNs, 1, 24 * 3600 * Second),
        (nameof(ForgetAfterNs), ForgetAfterNs, 1, 24 * 3600 * Second),
        (nameof(SweepEveryNs), SweepEveryNs, 1, 60 * Second),
    }
        .Where(static limit => limit.Value < limit.Least || limit.Value > limit.Most)
        .Select(static limit => $"{limit.Name} is {limit.Value}; allowed are {limit.Least} to {limit.Most}.");
}
