namespace ChronoActors.Client.Tests.Memory;

/// <summary>Tests that measure the whole process, so that no other test may run at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AloneCollection
{
    public const string Name = "alone";
}
