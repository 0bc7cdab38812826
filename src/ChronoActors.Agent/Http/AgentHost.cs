using ChronoActors.Agent.Connection;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Settings;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prometheus;

namespace ChronoActors.Agent.Http;

/// <summary>The stand-alone agent: sampling, the connection to the cluster, probes and metrics.</summary>
internal static class AgentHost
{
    /// <summary>Settings come from HOCON at the start: the host must not watch the folder that it is started in, which may be the whole machine.</summary>
    private static readonly string[] NoReload = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>Builds the host; nothing runs yet.</summary>
    public static WebApplication Build(AgentSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(NoReload);
        builder.WebHost.UseUrls($"http://{settings.HttpHost}:{settings.HttpPort}");
        // A line per probe would fill the log; the answer to the probe says what is wrong.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // Why it can't start is the program's last line, without the stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddClusterConnection(settings.Contacts);
        builder.Services.AddSampling(settings.Sampling);

        var app = builder.Build();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains("ready"),
            ResponseWriter = static (http, report) => http.Response.WriteAsync(Explain(report)),
        });
        // None of the library's own metrics: they listen to the runtime's events all the time and cost more than the sampling.
        var registry = Metrics.NewCustomRegistry();
        SamplingMetrics.AddTo(registry, app.Services.GetRequiredService<SamplingCounters>());
        OutboxMetrics.AddTo(registry, () => app.Services.GetRequiredService<TrackerConnection>().Started);
        app.MapMetrics(options => options.Registry = registry);
        return app;
    }

    private static string Explain(HealthReport report) => string.Join('\n', report.Entries
        .Select(static entry => $"{entry.Key}: {entry.Value.Status} {entry.Value.Description}".TrimEnd())
        .Prepend(report.Status.ToString()));
}
