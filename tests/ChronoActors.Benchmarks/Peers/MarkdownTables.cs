using System.Globalization;
using System.Text;
using ChronoActors.Benchmarks.Figures;

namespace ChronoActors.Benchmarks.Peers;

/// <summary>The results as tables, a figure per row and a system per column: the median, and the smallest and largest repetition.</summary>
internal static class MarkdownTables
{
    public static string Write(ResultTable results, IReadOnlyList<string> conditions)
    {
        var text = new StringBuilder();
        foreach (var condition in conditions)
        {
            text.Append("- ").AppendLine(condition);
        }

        foreach (var group in results.Keys.GroupBy(key => (key.Workload, key.Shape)))
        {
            Append(text, $"{group.Key.Workload}, {group.Key.Shape}", [.. group], results);
        }

        if (results.Notes.Count > 0)
        {
            text.AppendLine().AppendLine("Not measured:").AppendLine();
            foreach (var note in results.Notes)
            {
                text.Append("- ").AppendLine(note.ReplaceLineEndings(" "));
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, List<ResultKey> keys, ResultTable results)
    {
        var systems = keys.Select(key => key.System).Distinct().ToList();
        text.AppendLine().Append("### ").AppendLine(title).AppendLine();
        text.Append("| figure | ").AppendJoin(" | ", systems).AppendLine(" |");
        text.Append("| --- |").Insert(text.Length, " --- |", systems.Count).AppendLine();
        foreach (var row in keys.GroupBy(key => (key.Figure, key.Unit)))
        {
            var cells = systems.Select(system => row.FirstOrDefault(key => key.System == system) is { } key ? Cell(results[key]) : "–");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Key.Figure}, {row.Key.Unit} | ").AppendJoin(" | ", cells).AppendLine(" |");
        }
    }

    private static string Cell(IReadOnlyList<double> values) => values.Min() == values.Max()
        ? Number(values[0])
        : $"{Number(values.Median())} ({Number(values.Min())} to {Number(values.Max())})";

    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 1_000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        0 => "0",
        _ => value.ToString("F2", CultureInfo.InvariantCulture),
    };
}
