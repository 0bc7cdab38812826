using ChronoActors.Core.Operator;

namespace ChronoActors.Pbm.Tests.Grammar;

internal static class SamplePalettes
{
    public static CommandDescription Report { get; } = new(
        "report",
        "write a report",
        [],
        [
            new("--selector", "-s", "which", new(ValueKind.Text, "SELECTOR")),
            new("--format", "-f", "how", new(ValueKind.Choice, "text|json", ["text", "json"])),
            new("--top", "-n", "how many", new(ValueKind.WholeNumber, "TOP", null, 1)),
            new("--quiet", "-q", "less", ValueRule.Flag),
        ]);

    public static CommandDescription Set { get; } = new(
        "set",
        "set a threshold",
        [
            new("metric", "which", new(ValueKind.Text, "METRIC"), true),
            new("direction", "side", new(ValueKind.Choice, "above|below", ["above", "below"]), true),
            new("value", "line", new(ValueKind.Number, "VALUE"), true),
        ],
        [new("--every", "-e", "how often", new(ValueKind.Duration, "TIME", null, 1), IsRequired: true)],
        Changes: true);

    public static IReadOnlyList<PaletteDescription> All { get; } =
    [
        new("tracker", "resources", [Report, Set]),
        new("cluster", "members", [new("show", "list", [], []), new("tail", "follow", [], [], IsStreaming: true)]),
    ];
}
