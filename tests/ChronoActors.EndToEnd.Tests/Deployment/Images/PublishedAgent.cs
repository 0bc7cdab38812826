namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>The agent's image.</summary>
public sealed class PublishedAgent() : PublishedImage("ChronoActors.Agent");
