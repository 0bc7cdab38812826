using System.Diagnostics;
using Akka.Actor;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Actors;

/// <summary><c>actor system</c>.</summary>
internal sealed class SystemCommand(ActorSystem system) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe("system", "show the actor system and its process");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        using var process = Process.GetCurrentProcess();
        await context.Out.FactsAsync(
            [
                ("name", system.Name),
                ("address", ((ExtendedActorSystem)system).Provider.DefaultAddress.ToString()),
                ("uptime", DurationText.Of(TimeSpan.FromSeconds(Math.Floor(system.Uptime.TotalSeconds)))),
                ("started", UnixTime.ToText(UnixTime.FromDateTimeOffset(process.StartTime))),
                ("akka", typeof(ActorSystem).Assembly.GetName().Version?.ToString()),
                ("runtime", Environment.Version.ToString()),
                ("process", process.Id),
                ("processors", Environment.ProcessorCount),
                ("managedBytes", GC.GetTotalMemory(forceFullCollection: false)),
                ("residentBytes", process.WorkingSet64),
                ("threads", process.Threads.Count),
            ],
            context.Cancel);
        return ExitCode.Done;
    }
}
