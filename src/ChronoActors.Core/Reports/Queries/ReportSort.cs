using System.Diagnostics.CodeAnalysis;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>An order and its direction. Rows without samples come last in either direction, except by name.</summary>
/// <param name="By">What to compare.</param>
/// <param name="Descending">Whether the largest comes first.</param>
public sealed record ReportSort(ReportOrder By, bool Descending)
{
    private static readonly (string Text, ReportOrder Order)[] Orders =
    [
        ("name", ReportOrder.Name),
        ("current", ReportOrder.Current),
        ("average", ReportOrder.Average),
        ("min", ReportOrder.Min),
        ("max", ReportOrder.Max),
        ("count", ReportOrder.Count),
        ("last-updated", ReportOrder.LastUpdated),
    ];

    /// <summary>By name, ascending.</summary>
    public static ReportSort ByName { get; } = new(ReportOrder.Name, Descending: false);

    /// <summary>The words that <see cref="TryParse"/> knows.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Orders.Select(order => order.Text)];

    /// <summary>
    /// Reads <c>max</c>, <c>max:asc</c> or <c>max:desc</c>. Without a direction, names ascend and all else descends: what people
    /// ask for is the largest and the newest.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ReportSort? sort, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':', 2);
        var index = Array.FindIndex(Orders, order => order.Text.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        var direction = parts.Length == 1 ? "" : parts[1];
        if (index < 0 || (parts.Length == 2 && direction is not ("asc" or "desc")))
        {
            (sort, error) = (null, $"can't sort by that; allowed are {string.Join(", ", Words)}, each with :asc or :desc after it where wanted");
            return false;
        }

        var by = Orders[index].Order;
        (sort, error) = (new ReportSort(by, direction.Length == 0 ? by != ReportOrder.Name : direction == "desc"), null);
        return true;
    }

    /// <summary>For example <c>max:desc</c>; reads back equal.</summary>
    public override string ToString() => $"{Array.Find(Orders, order => order.Order == By).Text}:{(Descending ? "desc" : "asc")}";
}
