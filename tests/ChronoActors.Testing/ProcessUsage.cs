using System.Globalization;

namespace ChronoActors.Testing;

/// <summary>What a process took until now, from Linux's /proc.</summary>
/// <param name="CpuSeconds">User and system time of all its threads, in steps of 10 ms.</param>
/// <param name="ReapedCpuSeconds">The same of its children that have ended.</param>
/// <param name="ResidentBytes">Memory in RAM now.</param>
/// <param name="PeakBytes">The most of it since the start or <see cref="ResetPeak"/>.</param>
public readonly record struct ProcessUsage(double CpuSeconds, double ReapedCpuSeconds, long ResidentBytes, long PeakBytes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Reads a process that is alive.</summary>
    /// <exception cref="IOException">There is no such process.</exception>
    public static ProcessUsage Of(int processId)
    {
        var stat = File.ReadAllText(Proc(processId, "stat"));
        // The name in brackets may hold blanks; what follows it starts with field 3.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var status = File.ReadAllLines(Proc(processId, "status"));
        return new ProcessUsage(
            (Number(fields[11]) + Number(fields[12])) / TicksPerSecond,
            (Number(fields[13]) + Number(fields[14])) / TicksPerSecond,
            KiB(status, "VmRSS:") * 1024,
            KiB(status, "VmHWM:") * 1024);
    }

    /// <summary>
    /// A server that works in child processes of one thread each, as PostgreSQL does: the CPU and the proportional memory of it and
    /// its children, alive and ended. A live child's time is exact: many that work little would else seem to work not at all.
    /// </summary>
    public static ProcessUsage OfFamily(int processId)
    {
        var parent = Of(processId);
        var cpu = parent.CpuSeconds + parent.ReapedCpuSeconds;
        var bytes = ProportionalBytes(processId);
        foreach (var child in Children(processId))
        {
            try
            {
                cpu += Number(File.ReadAllText(Proc(child, "schedstat")).Split(' ')[0]) / 1e9;
                bytes += ProportionalBytes(child);
            }
            catch (IOException)
            {
                // It ended just now: its parent has its time, at the next reading.
            }
        }

        return new ProcessUsage(cpu, 0, bytes, bytes);
    }

    /// <summary>The live children of a process.</summary>
    public static IReadOnlyList<int> Children(int processId) =>
        [.. Directory.GetDirectories(Proc(processId, "task"))
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];

    /// <summary>Lets <see cref="PeakBytes"/> count from now.</summary>
    public static void ResetPeak(int processId) => File.WriteAllText(Proc(processId, "clear_refs"), "5");

    private static string Proc(int processId, string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/{file}");

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static long ProportionalBytes(int processId) => KiB(File.ReadAllLines(Proc(processId, "smaps_rollup")), "Pss:") * 1024;

    private static long KiB(string[] lines, string key) =>
        long.Parse(lines.First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..^2], CultureInfo.InvariantCulture);
}
