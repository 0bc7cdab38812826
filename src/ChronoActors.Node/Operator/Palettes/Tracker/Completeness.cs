using System.Collections.Immutable;
using System.Globalization;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Reports;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary>Says what an answer lacks.</summary>
internal static class Completeness
{
    /// <summary>Asks for a report and tells whoever waits that it does.</summary>
    public static async Task<Report> AskAsync(Func<CancellationToken, Task<Report>> ask, CommandContext context)
    {
        await context.Out.ProgressAsync("collecting from all nodes", context.Cancel);
        return await ask(context.Cancel);
    }

    /// <summary>Names every missing part; the exit code that the answer deserves.</summary>
    public static Task<ExitCode> JudgeAsync(Report report, CommandContext context) => JudgeAsync(report.Missing, context);

    /// <inheritdoc cref="JudgeAsync(Report, CommandContext)"/>
    public static async Task<ExitCode> JudgeAsync(ImmutableArray<MissingPart> missing, CommandContext context)
    {
        foreach (var part in missing)
        {
            var resources = part.Resources == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({part.Resources} resources)");
            await context.Out.WarnAsync($"missing: {part.Where}{resources}: {part.Why}", context.Cancel);
        }

        return missing.IsEmpty ? ExitCode.Done : ExitCode.Partial;
    }
}
