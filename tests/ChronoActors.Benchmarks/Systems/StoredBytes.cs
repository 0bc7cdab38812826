namespace ChronoActors.Benchmarks.Systems;

/// <summary>What a stopped system occupies on disk, in bytes of allocated blocks.</summary>
/// <param name="LongTerm">The samples with their indexes, in the form in which they stay.</param>
/// <param name="Everything">All files, logs and caches included.</param>
internal readonly record struct StoredBytes(long LongTerm, long Everything);
