using Akka.Actor;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>Finds the command of a command line and runs it: whatever it does, the answer ends with an exit code.</summary>
internal sealed class CommandRunner
{
    private readonly Dictionary<string, Palette> _palettes;
    private readonly ILogger<CommandRunner> _log;

    public CommandRunner(IEnumerable<Palette> palettes, ILogger<CommandRunner> log)
    {
        var all = palettes.ToList();
        _palettes = all.ToDictionary(palette => palette.Description.Name, StringComparer.Ordinal);
        _log = log;
        Descriptions = [.. all.Select(palette => palette.Description)];
    }

    /// <summary>All palettes, in the order of their registration.</summary>
    public IReadOnlyList<PaletteDescription> Descriptions { get; }

    /// <summary>Runs a command that was parsed with <see cref="Descriptions"/>.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ExitCode> RunAsync(ParsedCommand parsed, bool json, CommandOutput output, CancellationToken cancel)
    {
        var command = _palettes[parsed.Palette.Name][parsed.Command.Name];
        try
        {
            return await command.RunAsync(new CommandContext(parsed, output, cancel, json));
        }
        catch (UsageException refusal)
        {
            await output.FailAsync(refusal.Message, refusal.Hint, cancel);
            return ExitCode.Usage;
        }
        catch (AskTimeoutException)
        {
            return await output.FailAsync("the node's actors did not answer in time", "it may be starting, stopping or overloaded; try again", cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            _log.LogError(fault, "Operator command {Palette} {Command} failed", parsed.Palette.Name, parsed.Command.Name);
            return await output.FailAsync($"{parsed.Palette.Name} {parsed.Command.Name} failed: {fault.Message}", "the node's log says more", cancel);
        }
    }
}
