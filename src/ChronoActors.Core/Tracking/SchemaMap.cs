using System.Runtime.CompilerServices;
using ChronoActors.Core.Resources;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// From the columns of a producer's rows to the columns of the resource. Producers of one resource may declare different
/// metrics; the resource has the union, in the order in which they were first declared.
/// </summary>
public sealed class SchemaMap
{
    // Nearly always producer and resource have the same schema, and very many resources share it.
    private static readonly ConditionalWeakTable<MetricSchema, SchemaMap> Identities = [];

    private readonly int[]? _columns;

    private SchemaMap(ulong fingerprint, int count, int[]? columns)
    {
        Fingerprint = fingerprint;
        Count = count;
        _columns = columns;
    }

    /// <summary>Fingerprint of the producer's schema.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Number of columns in the producer's rows.</summary>
    public int Count { get; }

    /// <summary>The resource's column of a producer's column.</summary>
    public int this[int column] => _columns is null ? column : _columns[column];

    /// <summary>Maps a producer's schema to a resource that has all its metrics.</summary>
    public static SchemaMap Between(MetricSchema producer, MetricSchema resource) => ReferenceEquals(producer, resource)
        ? Identities.GetValue(resource, static schema => new SchemaMap(schema.Fingerprint, schema.Count, columns: null))
        : Compare(producer, resource);

    /// <summary>The resource's schema with the producer's additional metrics at its end.</summary>
    /// <exception cref="IdentityException">Together they are over the limit of metrics.</exception>
    public static MetricSchema Union(MetricSchema resource, MetricSchema producer)
    {
        var added = producer.Metrics.Where(metric => resource.IndexOf(metric.Name) < 0).ToList();
        return added.Count == 0 ? resource : MetricSchema.Of(resource.Metrics.Concat(added));
    }

    private static SchemaMap Compare(MetricSchema producer, MetricSchema resource)
    {
        var columns = new int[producer.Count];
        var isSame = true;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = resource.IndexOf(producer.Metrics[i].Name);
            isSame &= columns[i] == i;
        }

        return new SchemaMap(producer.Fingerprint, columns.Length, isSame ? null : columns);
    }
}
