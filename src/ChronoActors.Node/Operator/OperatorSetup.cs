using System.Net;
using Akka.Actor;
using ChronoActors.Agent.Settings;
using ChronoActors.Cluster;
using ChronoActors.Node.Operator.Palettes.Actors;
using ChronoActors.Node.Operator.Palettes.Alerts;
using ChronoActors.Node.Operator.Palettes.Cluster;
using ChronoActors.Node.Operator.Palettes.Logs;
using ChronoActors.Node.Operator.Palettes.Sharding;
using ChronoActors.Node.Operator.Palettes.Tracker;
using ChronoActors.Node.Settings;

namespace ChronoActors.Node.Operator;

/// <summary>The operator endpoint of a node: where it listens by the settings, and its palettes.</summary>
internal static class OperatorSetup
{
    /// <summary>The endpoint's options.</summary>
    /// <exception cref="SettingException">The token file can't be used.</exception>
    public static OperatorOptions OptionsOf(NodeSettings settings) => new()
    {
        Address = AddressOf(settings),
        Port = settings.OperatorPort,
        Token = settings.OperatorTokenFile.Length == 0 ? null : ReadToken(settings.OperatorTokenFile),
    };

    /// <summary>The address that the node listens on.</summary>
    /// <exception cref="SettingException">It is none.</exception>
    public static IPAddress AddressOf(NodeSettings settings) =>
        settings.Bind == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(settings.Bind, out var address) ? address
        : throw SettingReader.Wrong("chrono.bind", settings.Bind, "an IP address of this machine, or 0.0.0.0");

    /// <summary>Registers a node's palettes: a new one is one line here.</summary>
    public static IServiceCollection AddNodePalettes(this IServiceCollection services) => services
        .AddPalette(node => TrackerPalette.Create(node.GetRequiredService<ITracker>(), node.GetRequiredService<TimeProvider>()))
        .AddPalette(node => AlertsPalette.Create(node.GetRequiredService<IAlerts>(), node.GetRequiredService<ITracker>()))
        .AddPalette(node => ClusterPalette.Create(node.GetRequiredService<ActorSystem>(), node.GetRequiredService<TimeProvider>()))
        .AddPalette(node => ShardingPalette.Create(node.GetRequiredService<ActorSystem>()))
        .AddPalette(node => ActorPalette.Create(node.GetRequiredService<ActorSystem>()))
        .AddPalette(LogPalette.Create);

    private static string ReadToken(string file)
    {
        try
        {
            var token = File.ReadAllText(file).Trim();
            return token.Length > 0 ? token : throw SettingReader.Wrong("chrono.operator.token-file", file, "a file with a token in it; this one is empty");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingReader.Wrong("chrono.operator.token-file", file, $"a file that can be read ({fault.Message})");
        }
    }
}
