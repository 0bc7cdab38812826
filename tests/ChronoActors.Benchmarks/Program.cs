using System.CommandLine;
using ChronoActors.Benchmarks.Commands;

var root = new RootCommand("Load programs and benchmarks of ChronoActors.")
{
    LoadCommand.Create(),
    PeersCommand.Create(),
    QueriesCommand.Create(),
    SendCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
