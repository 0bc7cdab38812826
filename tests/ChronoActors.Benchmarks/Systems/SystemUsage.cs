namespace ChronoActors.Benchmarks.Systems;

/// <summary>What a system's processes took.</summary>
/// <param name="CpuSeconds">User and system time of the server processes, without the database.</param>
/// <param name="DatabaseCpuSeconds">The same of the database's processes; 0 where the server stores by itself.</param>
/// <param name="ResidentBytes">RAM of the server processes now.</param>
/// <param name="PeakBytes">The most of it.</param>
/// <param name="DatabaseBytes">RAM of the database's processes now, shared memory counted once.</param>
internal readonly record struct SystemUsage(
    double CpuSeconds, double DatabaseCpuSeconds, long ResidentBytes, long PeakBytes, long DatabaseBytes)
{
    /// <summary>CPU of all server processes.</summary>
    public double TotalCpuSeconds => CpuSeconds + DatabaseCpuSeconds;
}
