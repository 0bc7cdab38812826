using Akka.Configuration;

namespace ChronoActors.Cluster.Journal;

/// <summary>The kinds of databases a journal can be kept in.</summary>
internal static class JournalStores
{
    /// <summary>The store that a plugin's section of the configuration names.</summary>
    /// <exception cref="ConfigurationException">There is no such kind.</exception>
    public static IJournalStore Of(Config plugin) => (plugin.GetString("database"), plugin.GetString("connection-string")) switch
    {
        ("sqlite", var connection) => new SqliteJournalStore(connection),
        ("postgres", var connection) => new PostgresJournalStore(connection),
        var (kind, _) => throw new ConfigurationException($"A journal's database is \"sqlite\" or \"postgres\", not \"{kind}\"."),
    };
}
