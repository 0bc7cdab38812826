using ChronoActors.Core.Operator;
using ChronoActors.Pbm.Connection;
using ChronoActors.Pbm.Prompt;
using ChronoActors.Pbm.Rendering;

namespace ChronoActors.Pbm;

/// <summary>The program: from the words of the command line to the exit code.</summary>
internal static class PbmApplication
{
    /// <summary>Runs it until it is done or stopped.</summary>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings, TimeProvider time, StopSignal stop)
    {
        var messages = new MessageWriter(surroundings);
        try
        {
            if (!Invocation.TryParse(arguments, out var invocation, out var fault) || !Settings.TryRead(invocation, surroundings.Variable, out var settings, out fault))
            {
                messages.Error(fault.Message, fault.Hint ?? "pbm --help explains the command line");
                return ExitCode.Usage;
            }

            using var client = new OperatorClient(settings.Host, settings.Token);
            return await RunAsync(invocation, client, surroundings, time, stop);
        }
        catch (ConnectionException fault)
        {
            messages.Error(fault.Message, fault.Hint);
            return ExitCode.CannotConnect;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return ExitCode.Failed;
        }
        catch (IOException)
        {
            // Whoever read standard output has closed it, as head does when it has enough.
            return ExitCode.Done;
        }
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, OperatorClient client, Surroundings surroundings, TimeProvider time, StopSignal stop)
    {
        if (invocation.Version)
        {
            await surroundings.Out.WriteLineAsync($"pbm {ClientHelp.Version}");
            await surroundings.Out.FlushAsync(stop.Token);
            return ExitCode.Done;
        }

        if (invocation.Help)
        {
            return await new HelpCommand(client, surroundings).RunAsync(invocation.Words, stop.Token);
        }

        if (invocation.Words.Count > 0)
        {
            return await new CommandRun(client, surroundings, time).RunAsync(invocation, stop.Token);
        }

        if (surroundings is { InputIsTerminal: true, OutputIsTerminal: true })
        {
            return await new PromptLoop(client, surroundings, time, stop).RunAsync();
        }

        await new HelpCommand(client, surroundings).RunAsync([], stop.Token);
        return ExitCode.Usage;
    }
}
