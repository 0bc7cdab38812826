using System.Net;
using ChronoActors.Agent.Http;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Settings;
using ChronoActors.Agent.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChronoActors.Agent.Tests.Http;

public sealed class AgentHostTests
{
    [Fact]
    public async Task Agent_that_reaches_no_cluster_lives_is_not_ready_and_shows_its_metrics()
    {
        var environment = new Dictionary<string, string>
        {
            ["CHRONO_AGENT_HTTP_PORT"] = "0",
            ["CHRONO_AGENT_CONTACTS"] = "akka.tcp://ChronoActors@127.0.0.1:1",
        };
        await using var host = AgentHost.Build(AgentSettings.Load(null, name => environment.GetValueOrDefault(name)));
        Assert.All(((IConfigurationRoot)host.Configuration).Providers.OfType<FileConfigurationProvider>(), file => Assert.False(file.Source.ReloadOnChange));
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };

        Assert.Equal("Healthy", await http.GetStringAsync("/healthz/live"));
        var ready = await http.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("cluster: Unhealthy The cluster has not acknowledged anything yet", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var counters = host.Services.GetRequiredService<SamplingCounters>();
        await Eventually.IsTrue(() => counters.Samples > 0, "a sample");
        var metrics = await http.GetStringAsync("/metrics");
        Assert.Contains("chrono_agent_samples_total ", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("chrono_agent_samples_total 0", metrics, StringComparison.Ordinal);
        Assert.Contains("chrono_agent_sampler_failures_total 0", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet_", metrics, StringComparison.Ordinal);
        await host.StopAsync();
    }
}
