using System.Diagnostics.CodeAnalysis;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Resources;

/// <summary>Names one metric of one resource: <c>disk{device="sda"}/read_bytes</c>. Immutable and thread-safe.</summary>
public sealed record MetricAddress
{
    /// <summary>Checks and builds an address.</summary>
    /// <exception cref="IdentityException">The metric name is not allowed.</exception>
    public MetricAddress(ResourceId resource, string metric)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Resource = resource;
        Metric = NameRules.RequireName(metric, "metric name");
    }

    /// <summary>The resource.</summary>
    public ResourceId Resource { get; }

    /// <summary>The metric's name.</summary>
    public string Metric { get; }

    /// <summary>Reads an address; without a slash it is the metric <c>value</c>.</summary>
    /// <exception cref="SyntaxException">The text is not an address; the error points at the column.</exception>
    public static MetricAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new TextScanner(text);
        var resource = IdentityParser.TakeIdentity(scanner);
        var metric = scanner.TryTake("/") ? IdentityParser.TakeMetricName(scanner) : Resources.Metric.Value.Name;
        scanner.TakeEnd("'{', '/' or the end");
        return new MetricAddress(resource, metric);
    }

    /// <summary>Reads an address as <see cref="Parse"/> does, without throwing.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MetricAddress? address, [NotNullWhen(false)] out SyntaxError? error)
    {
        try
        {
            (address, error) = (Parse(text), null);
            return true;
        }
        catch (SyntaxException refusal)
        {
            (address, error) = (null, refusal.Error);
            return false;
        }
    }

    /// <summary>The canonical text; reads back equal.</summary>
    public override string ToString() => $"{Resource}/{Metric}";
}
