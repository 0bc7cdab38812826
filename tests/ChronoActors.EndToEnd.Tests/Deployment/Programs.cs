using System.Collections;
using ChronoActors.Agent.Http;
using ChronoActors.Agent.Settings;
using ChronoActors.Node;
using ChronoActors.Node.Settings;
using ChronoActors.Testing;
using Microsoft.AspNetCore.Routing;

namespace ChronoActors.EndToEnd.Tests.Deployment;

/// <summary>What node and agent have: asked of the programs themselves, so that a deployment can't name what is not there.</summary>
internal static class Programs
{
    /// <summary>The version in Directory.Build.props: the one that images are tagged with.</summary>
    public static string Version => Release.Version;

    /// <summary>Paths that a node answers over HTTP.</summary>
    public static IReadOnlySet<string> NodePaths { get; } = PathsOfNode();

    /// <summary>Paths that an agent answers.</summary>
    public static IReadOnlySet<string> AgentPaths { get; } = PathsOfAgent();

    /// <summary>A node's settings out of a file's content and an environment.</summary>
    /// <exception cref="SettingException">A key, a variable or a value is not allowed.</exception>
    public static NodeSettings LoadNode(string? hocon, IReadOnlyDictionary<string, string> environment)
    {
        using var folder = new TemporaryDirectory();
        return SettingsLoader.Load(FileOf(folder, hocon), new Hashtable(environment.ToDictionary()));
    }

    /// <summary>An agent's settings out of a file's content and an environment.</summary>
    /// <exception cref="SettingException">A key, a variable or a value is not allowed.</exception>
    public static AgentSettings LoadAgent(string? hocon, IReadOnlyDictionary<string, string> environment)
    {
        using var folder = new TemporaryDirectory();
        // The agent passes over variables that it does not know: they may be a node's.
        return environment.Keys.FirstOrDefault(name => name.StartsWith("CHRONO_", StringComparison.Ordinal) && !AgentSettings.Variables.ContainsKey(name)) is { } unknown
            ? throw new SettingException($"The environment variable {unknown} is not known to the agent.")
            : AgentSettings.Load(FileOf(folder, hocon), name => environment.GetValueOrDefault(name));
    }

    private static string? FileOf(TemporaryDirectory folder, string? hocon)
    {
        if (hocon is null)
        {
            return null;
        }

        var file = Path.Combine(folder.Path, "given.conf");
        File.WriteAllText(file, hocon);
        return file;
    }

    private static HashSet<string> PathsOfNode()
    {
        using var folder = new TemporaryDirectory();
        var node = NodeHost.Build(LoadNode(null, new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = folder.Path }));
        return PathsOf(node);
    }

    private static HashSet<string> PathsOfAgent() =>
        PathsOf(AgentHost.Build(LoadAgent(null, new Dictionary<string, string> { ["CHRONO_AGENT_CONTACTS"] = "127.0.0.1:4053" })));

    private static HashSet<string> PathsOf(IEndpointRouteBuilder routes) =>
        [.. routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(route => $"/{route.RoutePattern.RawText!.TrimStart('/')}")];
}
