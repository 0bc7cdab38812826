using ChronoActors.Agent.Connection;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Prometheus;

namespace ChronoActors.Agent.Http;

/// <summary>The stand-alone agent: sampling, the connection to the cluster, probes and metrics.</summary>
internal static class AgentHost
{
    /// <summary>Builds the host; nothing runs yet.</summary>
    public static WebApplication Build(AgentSettings settings)
    {
        // The slim builder leaves out what an agent has no use for; settings come from HOCON alone.
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://{settings.HttpHost}:{settings.HttpPort}");
        // A line per probe would fill the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSampling(settings.Sampling);
        builder.Services.AddClusterConnection(settings.Contacts);

        var app = builder.Build();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains("ready") });
        app.MapMetrics(options => options.Registry = SamplingMetrics.Registry(app.Services.GetRequiredService<SamplingCounters>()));
        return app;
    }
}
