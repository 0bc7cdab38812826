namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>A service of the compose file.</summary>
internal sealed class ComposeService
{
    public string Image { get; set; } = "";

    public ComposeBuild? Build { get; set; }

    public string? Restart { get; set; }

    public Dictionary<string, ComposeDependency> DependsOn { get; set; } = [];

    public bool ReadOnly { get; set; }

    public List<string> Tmpfs { get; set; } = [];

    public List<string> CapDrop { get; set; } = [];

    public List<string> SecurityOpt { get; set; } = [];

    public string? StopGracePeriod { get; set; }

    public ComposeHealthCheck? Healthcheck { get; set; }

    public Dictionary<string, string> Environment { get; set; } = [];

    public List<string> Command { get; set; } = [];

    public List<string> Ports { get; set; } = [];

    public List<string> Volumes { get; set; } = [];
}
