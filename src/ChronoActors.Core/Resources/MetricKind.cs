namespace ChronoActors.Core.Resources;

/// <summary>What a metric's number means. The values are part of the wire and journal formats.</summary>
public enum MetricKind
{
    /// <summary>A level that goes up and down: memory in use, a temperature, a queue's length.</summary>
    Gauge = 0,

    /// <summary>A total that only grows until its source restarts: bytes read, requests served.</summary>
    Counter = 1,
}
