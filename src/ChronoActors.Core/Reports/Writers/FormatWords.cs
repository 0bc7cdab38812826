using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>The words for values of enumerations in JSON and CSV: camelCase, and stable.</summary>
internal static class FormatWords
{
    public static string Of(MetricKind kind) => Camel(kind.ToString());

    public static string Of(RejectionReason reason) => Camel(reason.ToString());

    public static string Of(ThresholdDirection direction) => Camel(direction.ToString());

    private static string Camel(string word) => string.Concat(word[..1].ToLowerInvariant(), word[1..]);
}
