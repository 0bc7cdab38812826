using System.Globalization;
using System.Text;
using ChronoActors.Core.Leaks;

namespace ChronoActors.Benchmarks.Leaks;

/// <summary>Runs the detector over a folder of cases.</summary>
internal static class LeakVerdicts
{
    private const string Labels = "labels.csv";

    /// <summary>
    /// Writes <c>case,leak,detected_at_ns,score</c>, a line per case in the order of the names. Gives the exit code: 1 when something could not be read.
    /// </summary>
    public static async Task<int> WriteAsync(DirectoryInfo cases, FileInfo file, bool explain, TextWriter output, TextWriter error)
    {
        if (!cases.Exists)
        {
            await error.WriteLineAsync($"There is no folder {cases.FullName}.");
            return 1;
        }

        // Neither the labels nor verdicts that an earlier run left here are cases.
        var files = cases.EnumerateFiles("*.csv")
            .Where(one => one.Name != Labels && one.FullName != file.FullName)
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .ToArray();
        if (files is [])
        {
            await error.WriteLineAsync($"{cases.FullName} has no cases (*.csv, apart from {Labels}).");
            return 1;
        }

        var text = new StringBuilder("case,leak,detected_at_ns,score\n");
        int suspects = 0, judged = 0, bad = 0;
        foreach (var path in files)
        {
            var one = new LeakCaseFile(path.FullName, error.WriteLine);
            if (await one.JudgeAsync() is { } verdict)
            {
                text.Append(Line(one.Name, verdict));
                judged++;
                suspects += verdict.IsSuspected ? 1 : 0;
                if (explain)
                {
                    await output.WriteLineAsync($"{one.Name}: {verdict.Explanation}");
                }
            }

            bad += one.BadLines > 0 ? 1 : 0;
        }

        try
        {
            await File.WriteAllTextAsync(file.FullName, text.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file.FullName} cannot be written: {e.Message}");
            return 1;
        }

        await output.WriteLineAsync($"{judged} cases, {suspects} suspected; verdicts in {file.FullName}");
        return bad > 0 ? 1 : 0;
    }

    private static string Line(string name, UsageLeakVerdict verdict) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name},{(verdict.IsSuspected ? 1 : 0)},{verdict.DetectedAtNs},{verdict.Confidence:F4}\n");
}
