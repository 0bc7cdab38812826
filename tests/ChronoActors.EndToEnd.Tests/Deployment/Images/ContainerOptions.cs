namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>What whoever runs an image gives it.</summary>
internal sealed record ContainerOptions
{
    /// <summary>Behind the image's own program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>On top of the image's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Files and folders that are mounted read-only, <c>SOURCE:TARGET</c>.</summary>
    public IReadOnlyList<string> Mounts { get; init; } = [];

    /// <summary>Whether it has a loopback of its own, on which all ports are free.</summary>
    public bool OwnNetwork { get; init; } = true;
}
