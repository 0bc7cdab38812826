namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>How the image of a service is made.</summary>
internal sealed class ComposeBuild
{
    public string Context { get; set; } = "";

    public string Dockerfile { get; set; } = "";
}
