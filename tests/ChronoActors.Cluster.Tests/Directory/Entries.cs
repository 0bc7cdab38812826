using ChronoActors.Cluster.Directory;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Tests.Directory;

/// <summary>Reports of resources that are told apart by their number, and the directory's entries for them.</summary>
internal static class Entries
{
    public static ResourceId Id(int number) => ResourceId.Of("resource", ("number", $"{number}"), ("text", "ä\"\\"));

    /// <summary>The report of a resource that has seen one value.</summary>
    public static ResourceReport Report(int number, double value = 1)
    {
        var resource = new TrackedResource();
        resource.Apply(new ResourceDeclared(new ResourceDeclaration(Id(number), number % 2 == 0 ? "even" : "odd", MetricSchema.SingleValue)));
        var rows = new RowBlock(1);
        rows.AddRow(number);
        rows.Set(0, value);
        resource.Take(rows, 0, 1, number, new TrackingLimits(), [], []);
        return resource.Describe(isAsleep: false);
    }

    public static DirectoryEntry Of(int number, string node = "", double value = 1) => new(Id(number).Entity, node, Report(number, value));

    /// <summary>Entries to be compared bit for bit, in any order.</summary>
    public static IEnumerable<string> Bits(IEnumerable<DirectoryEntry> entries) =>
        entries.Select(entry => $"{entry.Entity} {entry.Node} {Convert.ToHexString(ReportBytes.Write(entry.Report))}").Order(StringComparer.Ordinal);
}
