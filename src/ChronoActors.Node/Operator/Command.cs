using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>
/// One command of a palette, independent of how it is called. Instances are shared by all runs: no state of a run in fields.
/// </summary>
public abstract class Command
{
    /// <summary>What clients are told of it.</summary>
    public abstract CommandDescription Description { get; }

    /// <summary>
    /// Does it. Reads its parameters first, so that a bad value is refused before anything is done; throws
    /// <see cref="OperationCanceledException"/> when the run is cancelled.
    /// </summary>
    public abstract Task<ExitCode> RunAsync(CommandContext context);

    /// <summary>Builds the description from the declared parameters, arguments in the order of their positions.</summary>
    protected static CommandDescription Describe(
        string name,
        string summary,
        IReadOnlyList<IParameter>? parameters = null,
        bool changes = false,
        bool isStreaming = false,
        params string[] examples) =>
        new(name,
            summary,
            [.. (parameters ?? []).Select(parameter => parameter.Argument).OfType<ArgumentDescription>()],
            [.. (parameters ?? []).Select(parameter => parameter.Switch).OfType<SwitchDescription>()],
            changes,
            isStreaming,
            examples);
}
