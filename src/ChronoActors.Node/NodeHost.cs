using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using ChronoActors.Agent.Settings;
using ChronoActors.Cluster;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Cluster.Directory;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Node.Health;
using ChronoActors.Node.Http;
using ChronoActors.Node.Logging;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Settings;
using ChronoActors.Node.Storage;
using Prometheus;

namespace ChronoActors.Node;

/// <summary>Builds a node out of its settings.</summary>
public static class NodeHost
{
    /// <summary>The name of the actor system; clients and other nodes must use the same.</summary>
    public const string SystemName = "ChronoActors";

    /// <summary>How long a stop may take: all phases of the coordinated shutdown to their last, and the built-in agent's last samples.</summary>
    internal static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(115);

    /// <summary>Settings come from HOCON at the start: nothing has to watch the host's own files.</summary>
    private static readonly string[] NoReload = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>A node that is ready to be started.</summary>
    /// <exception cref="SettingException">The database can't be used as configured.</exception>
    public static WebApplication Build(NodeSettings settings)
    {
        var operators = OperatorSetup.OptionsOf(settings);
        var database = Database.Open(settings);
        var directory = new SqlDirectory(database.Source);
        var builder = WebApplication.CreateSlimBuilder(NoReload);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            kestrel.Listen(OperatorSetup.AddressOf(settings), settings.HttpPort);
            kestrel.ListenOperator(operators);
        });
        builder.Logging.AddNodeLogging(settings);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        // By a factory, so that the host disposes it and with it the lock on the data directory.
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton(settings).AddSingleton(directory).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<NodeHealth>();
        builder.Services.AddSingleton(services => TrackingHosting.CreateTracker(
            services.GetRequiredService<ActorSystem>(),
            services.GetRequiredService<IReadOnlyActorRegistry>(),
            settings.Tracking,
            directory,
            TimeProvider.System));
        builder.Services.AddSingleton(services => TrackingHosting.CreateAlerts(services.GetRequiredService<IReadOnlyActorRegistry>()));
        builder.Services.AddOperator(operators).AddNodePalettes();
        builder.Services.AddApiDescription();
        builder.Services.AddAkka(SystemName, (akka, services) => akka
            .AddHocon(AkkaConfigOf(settings, database), HoconAddMode.Replace)
            .WithNodeLogging(services.GetRequiredService<ILoggerFactory>())
            .WithTracking(settings.Tracking, directory, TimeProvider.System, ReceiversOf(settings, services))
            .AddStartup((system, _) => Join(system, settings)));
        if (settings.BuiltinAgent)
        {
            // After Akka: services stop in reverse order, so the last samples are delivered before the node leaves.
            BuiltinAgent.AddTo(builder.Services, settings);
        }

        var node = builder.Build();
        _ = node.Services.GetRequiredService<Database>();
        node.MapOperator();
        node.MapHealth();
        node.MapApi();
        var metrics = NodeMetrics.Registry(node.Services);
        node.MapMetrics(options => options.Registry = metrics, "/metrics");
        node.MapOpenApi("/openapi/{documentName}.json");
        return node;
    }

    /// <summary>Akka's configuration: remoting addresses and the database on top of the built-in files.</summary>
    internal static Config AkkaConfigOf(NodeSettings settings, Database database) => ConfigurationFactory.ParseString($$"""
        akka.loglevel = "{{settings.LogLevel}}"
        akka.cluster.app-version = "{{Release.Version}}"
        akka.remote.dot-netty.tcp {
          hostname = "{{settings.Bind}}"
          public-hostname = "{{settings.PublicHost}}"
          port = {{settings.RemotingPort}}
        }
        """)
        .WithFallback(database.PluginConfig)
        .WithFallback(ContractsSerialization.Config)
        .WithFallback(settings.Hocon);

    /// <summary>A seed as Akka writes addresses; it may be given so, or as <c>host:port</c>.</summary>
    internal static string SeedAddress(string seed) => seed.Contains("://", StringComparison.Ordinal) ? seed : $"akka.tcp://{SystemName}@{seed}";

    private static IReadOnlyList<ReceiverSetup> ReceiversOf(NodeSettings settings, IServiceProvider services) =>
        [.. settings.Receivers.Select(plan => plan.SetUp(TimeProvider.System, services.GetRequiredService<ILoggerFactory>()))];

    private static void Join(ActorSystem system, NodeSettings settings)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        if (settings.Seeds.IsEmpty)
        {
            cluster.Join(cluster.SelfAddress);
            return;
        }

        cluster.JoinSeedNodes(settings.Seeds.Select(seed => Address.Parse(SeedAddress(seed))));
    }
}
