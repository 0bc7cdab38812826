using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary>Parameters that several commands of the palette share.</summary>
internal static class TrackerParameters
{
    private const string SelectorForm = "resources and metrics, for example 'disk{node=~\"edge-.*\"}/read_*'";

    /// <summary><c>-s SELECTOR</c>.</summary>
    public static Parameter<Selector> SelectorSwitch { get; } = Switch.Of("--selector", "-s", "SELECTOR", SelectorForm, Selector.Parse, Selector.All);

    /// <summary>An optional selector as the argument.</summary>
    public static Parameter<Selector> SelectorArgument { get; } = Argument.Optional("selector", "SELECTOR", SelectorForm, Selector.Parse, Selector.All);

    /// <summary>One resource.</summary>
    public static Parameter<ResourceId> Resource { get; } =
        Argument.Of("resource", "RESOURCE", "a resource, for example 'disk{device=\"sda\"}'", ResourceId.Parse);

    /// <summary>One metric of one resource.</summary>
    public static Parameter<MetricAddress> Metric { get; } =
        Argument.Of("metric", "RESOURCE[/METRIC]", "a metric of a resource, for example 'disk{device=\"sda\"}/read_bytes'; without /METRIC the metric \"value\"", MetricAddress.Parse);

    /// <summary><c>--sort</c>.</summary>
    public static Parameter<ReportSort> Sort { get; } = Switch.Of(
        "--sort", null, "ORDER", $"{string.Join(", ", ReportSort.Words)}, each with :asc or :desc after it where wanted", ParseSort, ReportSort.ByName);

    /// <summary><c>-n TOP</c>.</summary>
    public static Parameter<int?> Top { get; } = Switch.OptionalWholeNumber("--top", "-n", "TOP", "only the first rows", min: 1, max: 1_000_000);

    private static ReportSort ParseSort(string text) =>
        ReportSort.TryParse(text, out var sort, out var error) ? sort : throw new FormatException(error);
}
