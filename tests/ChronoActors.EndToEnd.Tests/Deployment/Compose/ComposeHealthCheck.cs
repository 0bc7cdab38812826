namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>How a service is asked whether it is healthy.</summary>
internal sealed class ComposeHealthCheck
{
    public List<string> Test { get; set; } = [];

    public string? Interval { get; set; }

    public string? Timeout { get; set; }

    public string? StartPeriod { get; set; }

    public string? StartInterval { get; set; }
}
