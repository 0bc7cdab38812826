using System.CommandLine;
using ChronoActors.Benchmarks.Peers;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>Where a comparison's results go: always to the terminal, and to files if asked.</summary>
internal sealed class ResultOptions
{
    public Option<string> Json { get; } = new("--json") { Description = "File for the figures, one JSON object per line." };

    public Option<string> Markdown { get; } = new("--markdown") { Description = "File for the tables." };

    /// <summary>Writes the files. Called after each step of a long run, so that one that is ended early leaves what it has.</summary>
    public async Task SaveAsync(ParseResult arguments, ResultTable results, IReadOnlyList<string> conditions)
    {
        if (arguments.GetValue(Json) is { } json)
        {
            await JsonLines.WriteAsync(json, results);
        }

        if (arguments.GetValue(Markdown) is { } markdown)
        {
            await File.WriteAllTextAsync(markdown, MarkdownTables.Write(results, conditions));
        }
    }

    /// <summary>Prints the tables and gives the exit code: 1 when a measurement failed.</summary>
    public static async Task<int> ShowAsync(ResultTable results, IReadOnlyList<string> conditions)
    {
        await Console.Out.WriteLineAsync(MarkdownTables.Write(results, conditions));
        return results.HasFailures ? 1 : 0;
    }
}
