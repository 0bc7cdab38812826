using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Resources;

/// <summary>
/// The metrics of a resource, in the order in which rows carry their values. A producer sends the schema once; from then
/// on its rows name it by <see cref="Fingerprint"/>. Immutable and thread-safe.
/// </summary>
public sealed class MetricSchema : IEquatable<MetricSchema>
{
    private MetricSchema(ImmutableArray<Metric> metrics)
    {
        Metrics = metrics;
        Fingerprint = FingerprintOf(metrics);
    }

    /// <summary>The schema of a resource with the single metric <c>value</c>.</summary>
    public static MetricSchema SingleValue { get; } = Of([Metric.Value]);

    /// <summary>The metrics, 1 to <see cref="IdentityLimits.MaxMetrics"/> of them.</summary>
    public ImmutableArray<Metric> Metrics { get; }

    /// <summary>64 bits of the SHA-256 over names, units and kinds in order; equal schemas have equal fingerprints on every machine.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Number of metrics.</summary>
    public int Count => Metrics.Length;

    /// <summary>Checks and builds a schema.</summary>
    /// <exception cref="IdentityException">No metric, too many, or a name twice.</exception>
    public static MetricSchema Of(IEnumerable<Metric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var array = metrics.ToImmutableArray();
        if (array.Length == 0)
        {
            throw new IdentityException(RejectionReason.InvalidIdentity, "a resource needs at least one metric.");
        }

        if (array.Length > IdentityLimits.MaxMetrics)
        {
            throw new IdentityException(RejectionReason.TooManyMetrics, $"{array.Length} metrics given; at most {IdentityLimits.MaxMetrics} are allowed in one resource.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in array)
        {
            if (!names.Add(metric.Name))
            {
                throw new IdentityException(RejectionReason.InvalidIdentity, $"metric \"{metric.Name}\" is given twice.");
            }
        }

        return new MetricSchema(array);
    }

    /// <summary>The index of a metric, or -1.</summary>
    public int IndexOf(string metricName)
    {
        for (var i = 0; i < Metrics.Length; i++)
        {
            if (Metrics[i].Name == metricName)
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public bool Equals(MetricSchema? other) => other is not null && Fingerprint == other.Fingerprint && Metrics.SequenceEqual(other.Metrics);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetricSchema);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode();

    private static ulong FingerprintOf(ImmutableArray<Metric> metrics)
    {
        var text = new StringBuilder();
        foreach (var metric in metrics)
        {
            text.Append(metric.Name).Append('\0').Append(metric.Unit).Append('\0').Append((int)metric.Kind).Append('\0');
        }

        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
