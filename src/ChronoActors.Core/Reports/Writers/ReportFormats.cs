using System.Diagnostics.CodeAnalysis;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>The formats a report can be written in: a new one is registered here.</summary>
public static class ReportFormats
{
    /// <summary>All formats, the default one first.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } = [new TextReportWriter(), new JsonReportWriter(), new CsvReportWriter()];

    /// <summary>Finds a format by its name, in any case.</summary>
    public static bool TryFind(string format, [NotNullWhen(true)] out IReportWriter? writer)
    {
        writer = All.FirstOrDefault(candidate => candidate.Format.Equals(format, StringComparison.OrdinalIgnoreCase));
        return writer is not null;
    }
}
