using System.Collections;
using System.Net;
using System.Reflection;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using ChronoActors.Agent.Settings;
using ChronoActors.Cluster;
using ChronoActors.Core.Tracking;
using ChronoActors.Node.Receivers;

namespace ChronoActors.Node.Settings;

/// <summary>Merges the built-in HOCON files, a file of the operator and the environment, and checks the result.</summary>
public static class SettingsLoader
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Loads the settings; later sources win: built-in files, <paramref name="file"/>, environment.</summary>
    /// <param name="file">The operator's HOCON file, or null.</param>
    /// <param name="environment">Environment variables.</param>
    /// <exception cref="SettingException">A setting is wrong or unknown.</exception>
    public static NodeSettings Load(string? file, IDictionary environment)
    {
        var defaults = BuiltIn("node.conf");
        var given = EnvironmentOverrides.Read(environment).WithFallback(file is null ? Config.Empty : HoconFile.Read(file));
        RefuseUnknown(given, defaults);
        var merged = given.WithFallback(defaults);
        var reader = new SettingReader(merged);
        var kind = Enum.Parse<PersistenceKind>(reader.OneOf("chrono.persistence.kind", "sqlite", "postgres"), ignoreCase: true);
        var bind = reader.Text("chrono.bind");
        var publicHost = reader.Text("chrono.public-host") is { Length: > 0 } host ? host : bind;
        var settings = new NodeSettings
        {
            Bind = bind.Length > 0 ? bind : throw SettingReader.Wrong("chrono.bind", bind, "an address of this machine, or 0.0.0.0"),
            PublicHost = IsReachable(publicHost) ? publicHost
                : throw SettingReader.Wrong("chrono.public-host", publicHost, "a host name or address under which others reach this node; with 0.0.0.0 as chrono.bind it must be given"),
            Seeds = [.. merged.GetStringList("chrono.seeds").Select(ToSeed)],
            BuiltinAgent = reader.Switch("chrono.builtin-agent"),
            LogLevel = reader.OneOf("chrono.log-level", "Debug", "Info", "Warning", "Error"),
            HttpPort = reader.Port("chrono.http.port"),
            RemotingPort = reader.Port("chrono.remoting.port"),
            OperatorPort = reader.Port("chrono.operator.port"),
            OperatorTokenFile = reader.Text("chrono.operator.token-file"),
            Persistence = kind,
            DataDirectory = Path.GetFullPath(reader.Text("chrono.persistence.data-dir")),
            Postgres = reader.Text("chrono.persistence.postgres"),
            Tracking = ReadTracking(reader),
            Receivers = ReceiverPlans.Read(merged),
            Hocon = merged.WithFallback(BuiltIn($"persistence-{kind.ToString().ToLowerInvariant()}.conf")).WithFallback(BuiltIn("cluster.conf")),
        };
        return kind == PersistenceKind.Postgres && settings.Postgres.Length == 0
            ? throw new SettingException("The setting chrono.persistence.postgres (CHRONO_POSTGRES) is empty; with postgres it must be a connection string such as Host=db;Username=chrono;Database=chrono.")
            : settings;
    }

    private static bool IsReachable(string host) =>
        Uri.CheckHostName(host) != UriHostNameType.Unknown && !(IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    /// <summary>A seed is kept as it is written; what Akka needs around it comes when it joins.</summary>
    private static string ToSeed(string text) =>
        Uri.TryCreate(NodeHost.SeedAddress(text), UriKind.Absolute, out var uri) && uri is { Scheme: "akka.tcp", UserInfo: NodeHost.SystemName, Port: > 0, Host.Length: > 0 }
            ? text
            : throw SettingReader.Wrong("chrono.seeds", text, "a list of host:port");

    private static TrackingSettings ReadTracking(SettingReader reader) => new()
    {
        Limits = new TrackingLimits
        {
            ChunkRows = reader.Number("chrono.tracking.chunk-rows", 1, 10_000),
            FutureSkew = reader.Duration("chrono.tracking.future-skew", TimeSpan.Zero),
            RawRetention = reader.Duration("chrono.tracking.raw-retention", TimeSpan.FromMinutes(1)),
        },
        ChunkAge = reader.Duration("chrono.tracking.chunk-age", Tick),
        PassivateAfter = reader.Duration("chrono.tracking.passivate-after", Tick),
        SnapshotEvery = reader.Number("chrono.tracking.snapshot-every", 1, 1_000_000),
        MaxResources = reader.Number("chrono.tracking.max-resources", 1, 100_000_000),
        MaxResourcesPerProducer = reader.Number("chrono.tracking.max-resources-per-producer", 1, 100_000_000),
        ReportTimeout = reader.Duration("chrono.tracking.report-timeout", TimeSpan.FromMilliseconds(100)),
    };

    private static void RefuseUnknown(Config given, Config defaults)
    {
        var known = KeysOf(defaults).ToHashSet(StringComparer.Ordinal);
        foreach (var key in KeysOf(given))
        {
            // The built-in agent's section is checked by the agent, those of receivers by their types.
            if (!known.Contains(key) && !key.StartsWith("chrono.agent.", StringComparison.Ordinal) && !key.StartsWith(ReceiverPlans.Path, StringComparison.Ordinal))
            {
                throw new SettingException($"The setting {key} is not known; allowed are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private static IEnumerable<string> KeysOf(Config config) =>
        config.HasPath("chrono") ? KeysOf("chrono", config.GetConfig("chrono").Root) : [];

    private static IEnumerable<string> KeysOf(string path, HoconValue value) => value.IsObject()
        ? value.GetObject().Items.SelectMany(item => KeysOf($"{path}.{item.Key}", item.Value))
        : [path];

    private static Config BuiltIn(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
