namespace ChronoActors.Benchmarks.Systems;

/// <summary>All systems, in the order of the tables. A new peer is one more file and one more line here.</summary>
internal static class SystemCatalog
{
    public static IReadOnlyList<SystemEntry> All { get; } =
    [
        ChronoOnSqlite.Entry,
        ChronoOnPostgres.Entry,
        Prometheus.Entry,
        VictoriaMetrics.Entry,
        InfluxDb.Entry,
    ];
}
