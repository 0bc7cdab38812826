using System.Text.Json;
using ChronoActors.Benchmarks.Figures;

namespace ChronoActors.Benchmarks.Peers;

/// <summary>One JSON object per figure and line, for programs that compare runs.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Task WriteAsync(string file, ResultTable results) => File.WriteAllLinesAsync(file, results.Keys.Select(key =>
        JsonSerializer.Serialize(
            new { key.System, key.Workload, key.Shape, key.Figure, key.Unit, Median = results[key].Median(), Min = results[key].Min(), Max = results[key].Max() },
            Options)));
}
