namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>The node's image.</summary>
public sealed class PublishedNode() : PublishedImage("ChronoActors.Node");
