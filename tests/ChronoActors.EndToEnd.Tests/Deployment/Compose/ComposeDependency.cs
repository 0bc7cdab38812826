namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>What a service waits for.</summary>
internal sealed class ComposeDependency
{
    public string Condition { get; set; } = "";
}
