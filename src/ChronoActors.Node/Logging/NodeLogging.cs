using Akka.Actor;
using Akka.Hosting;
using Akka.Hosting.Logging;
using ChronoActors.Node.Settings;

namespace ChronoActors.Node.Logging;

/// <summary>One log for the host and its actors: a line per event on the console.</summary>
internal static class NodeLogging
{
    /// <summary>The host's part. What the frameworks tell in normal life is left out, unless the level is Debug.</summary>
    public static void AddNodeLogging(this ILoggingBuilder logging, NodeSettings settings)
    {
        logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        var level = Enum.Parse<LogLevel>(settings.LogLevel == "Info" ? nameof(LogLevel.Information) : settings.LogLevel);
        logging.SetMinimumLevel(level);
        var ofFrameworks = level > LogLevel.Warning ? level : LogLevel.Warning;
        logging.AddFilter("Microsoft", ofFrameworks);
        logging.AddFilter("Akka", level == LogLevel.Debug ? level : ofFrameworks);
    }

    /// <summary>The actors' part.</summary>
    public static AkkaConfigurationBuilder WithNodeLogging(this AkkaConfigurationBuilder akka, ILoggerFactory loggers) => akka
        .AddSetup(new LoggerFactorySetup(loggers))
        .ConfigureLoggers(setup =>
        {
            setup.ClearLoggers();
            setup.AddLogger<ActorLogger>();
        })
        .WithActors((system, _) => system.ActorOf(Props.Create<MembershipLog>(), "membership-log"));
}
