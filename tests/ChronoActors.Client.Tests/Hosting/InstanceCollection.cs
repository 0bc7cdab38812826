namespace ChronoActors.Client.Tests.Hosting;

/// <summary>Tests that use the process's one tracker, one at a time.</summary>
[CollectionDefinition(Name)]
public class InstanceCollection
{
    public const string Name = "instance";
}
