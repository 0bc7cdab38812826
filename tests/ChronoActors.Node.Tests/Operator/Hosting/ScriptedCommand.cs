using ChronoActors.Core.Operator;
using ChronoActors.Node.Operator;

namespace ChronoActors.Node.Tests.Operator.Hosting;

/// <summary>A command that does what a test says.</summary>
internal sealed class ScriptedCommand(CommandDescription description, Func<CommandContext, Task<ExitCode>> run) : Command
{
    public override CommandDescription Description => description;

    public static ScriptedCommand Of(
        string name, Func<CommandContext, Task<ExitCode>> run, bool changes = false, bool isStreaming = false, params IParameter[] parameters) =>
        new(Describe(name, $"does {name}", parameters, changes, isStreaming), run);

    public override Task<ExitCode> RunAsync(CommandContext context) => run(context);
}
