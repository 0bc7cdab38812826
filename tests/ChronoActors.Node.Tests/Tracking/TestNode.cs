using ChronoActors.Cluster;
using ChronoActors.Node.Settings;
using ChronoActors.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChronoActors.Node.Tests.Tracking;

/// <summary>A whole node inside the test process.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly WebApplication _node;

    private TestNode(WebApplication node) => _node = node;

    public ITracker Tracker => _node.Services.GetRequiredService<ITracker>();

    public IServiceProvider Services => _node.Services;

    public Uri Http => new(_node.Urls.First());

    public static async Task<TestNode> StartAsync(IReadOnlyDictionary<string, string> environment, string? file = null)
    {
        var variables = new Dictionary<string, string>
        {
            ["CHRONO_HTTP_PORT"] = "0",
            ["CHRONO_REMOTING_PORT"] = "0",
            ["CHRONO_OPERATOR_PORT"] = "0",
            ["CHRONO_BUILTIN_AGENT"] = "off",
            ["CHRONO_LOG_LEVEL"] = "Warning",
        };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        var node = NodeHost.Build(SettingsLoader.Load(file, variables));
        await node.StartAsync();
        var started = new TestNode(node);
        using var http = new HttpClient();
        await Eventually.HoldsAsync(
            async () => (await http.GetAsync(new Uri(started.Http, "/healthz/ready"))).IsSuccessStatusCode,
            TimeSpan.FromSeconds(30),
            "the node to be ready");
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await _node.StopAsync();
        await _node.DisposeAsync();
    }
}
