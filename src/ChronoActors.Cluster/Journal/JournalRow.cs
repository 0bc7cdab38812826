namespace ChronoActors.Cluster.Journal;

/// <summary>An event or a snapshot as it stands in the database.</summary>
/// <param name="Entity">Whose it is, <see cref="EntityKey"/>.</param>
/// <param name="Sequence">The event's number in its actor's life, from 1; of a snapshot, the last event in it.</param>
/// <param name="Manifest">What it is, by the contracts' manifests.</param>
/// <param name="Payload">Its bytes, by the contracts' schemas.</param>
internal readonly record struct JournalRow(Guid Entity, long Sequence, string Manifest, byte[] Payload);

/// <summary>Which events of an actor to read, both ends included.</summary>
internal readonly record struct ReplayRange(Guid Entity, long FromSequence, long ToSequence);
