using System.Globalization;

namespace ChronoActors.Benchmarks.Data;

/// <summary>Who the generated resources are: a fleet of machines with twenty resources each.</summary>
internal static class ResourceNames
{
    private static readonly string[] Types = ["cpu", "memory", "io", "connection", "gpu", "thread", "network", "custom"];
    private static readonly string[] Metrics =
        ["utilization", "latency_ms", "queue_length", "operations_total", "load", "temperature", "handles", "bytes_total"];

    public static string TypeOf(int resource) => Types[resource % Types.Length];

    public static string NameOf(int resource) => $"bench_{TypeOf(resource)}";

    public static string MetricOf(DataShape shape, int metric) => (shape.MetricsPerResource, metric / Metrics.Length) switch
    {
        (1, _) => "value",
        (_, 0) => Metrics[metric],
        var (_, turn) => string.Create(CultureInfo.InvariantCulture, $"{Metrics[metric % Metrics.Length]}_{turn}"),
    };

    /// <summary>The value of the label "instance", which no other resource has.</summary>
    public static string InstanceOf(int resource) => string.Create(CultureInfo.InvariantCulture, $"i-{resource:D6}");

    /// <summary>The four labels of a resource, sorted by name; its type comes on top.</summary>
    public static (string Name, string Value)[] LabelsOf(int resource) =>
    [
        ("instance", InstanceOf(resource)),
        ("node", string.Create(CultureInfo.InvariantCulture, $"node-{resource / 20:D4}")),
        ("rack", string.Create(CultureInfo.InvariantCulture, $"rack-{resource / 400:D2}")),
        ("zone", string.Create(CultureInfo.InvariantCulture, $"zone-{resource / 20 % 3}")),
    ];

    /// <summary>The four labels of a series in a system where the type is a label too: it takes the place of the rack.</summary>
    public static IEnumerable<(string Name, string Value)> SeriesLabelsOf(int resource) =>
        LabelsOf(resource).Select(label => label.Name == "rack" ? ("type", TypeOf(resource)) : label);
}
