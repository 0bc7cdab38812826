using System.Globalization;
using System.Runtime.InteropServices;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Peers;

/// <summary>On what and when was measured.</summary>
internal static class Conditions
{
    public static IReadOnlyList<string> Describe(IEnumerable<SystemEntry> systems, string program) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, {program}"),
        string.Create(CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}"),
        .. systems.Select(system => $"{system.Name}: {system.Version() ?? "missing, not measured"}"),
    ];

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
}
