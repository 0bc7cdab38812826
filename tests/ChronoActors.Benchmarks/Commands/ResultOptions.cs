using System.CommandLine;
using ChronoActors.Benchmarks.Peers;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>Where a comparison's results go: always to the terminal, and to files if asked.</summary>
internal sealed class ResultOptions
{
    public Option<string> Json { get; } = new("--json") { Description = "File for the figures, one JSON object per line." };

    public Option<string> Markdown { get; } = new("--markdown") { Description = "File for the tables." };

    /// <summary>Writes and gives the exit code: 1 when a measurement failed.</summary>
    public async Task<int> WriteAsync(ParseResult arguments, ResultTable results, IReadOnlyList<string> conditions)
    {
        var tables = MarkdownTables.Write(results, conditions);
        await Console.Out.WriteLineAsync(tables);
        if (arguments.GetValue(Json) is { } json)
        {
            await JsonLines.WriteAsync(json, results);
        }

        if (arguments.GetValue(Markdown) is { } markdown)
        {
            await File.WriteAllTextAsync(markdown, tables);
        }

        return results.HasFailures ? 1 : 0;
    }
}
