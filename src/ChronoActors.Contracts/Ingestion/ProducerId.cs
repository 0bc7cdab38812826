namespace ChronoActors.Contracts.Ingestion;

/// <summary>A client process that sends. New at each start, so that its sequences start afresh.</summary>
public readonly record struct ProducerId(Guid Value)
{
    /// <summary>An id that no other process has; time-ordered, so that ids of one host sort by start.</summary>
    public static ProducerId New() => new(Guid.CreateVersion7());

    /// <summary>The id as 32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
