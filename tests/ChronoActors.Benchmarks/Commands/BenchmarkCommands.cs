using System.CommandLine;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>All commands.</summary>
internal static class BenchmarkCommands
{
    public static RootCommand Root() => new("Load programs and benchmarks of ChronoActors.")
    {
        LoadCommand.Create(),
        PeersCommand.Create(),
        ScalingCommand.Create(),
        FunctionsCommand.Create(),
        MemoryCommand.Create(),
        QueriesCommand.Create(),
        ClientCommand.Create(),
        SendCommand.Create(),
        LeaksCommand.Create(),
        TrackCommand.Create(),
    };
}
