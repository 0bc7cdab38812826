using System.Runtime.InteropServices;
using ChronoActors.Core.Operator;
using ChronoActors.Pbm.Connection;
using ChronoActors.Pbm.Prompt;
using ChronoActors.Pbm.Rendering;

namespace ChronoActors.Pbm;

/// <summary>The program: from the words of the command line to the exit code.</summary>
internal static class PbmApplication
{
    /// <summary>Runs it; Ctrl+C and a request to terminate end a running command.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return (int)await RunAsync(arguments, surroundings, TimeProvider.System, stop.Token);

        // A second signal is not held back: it ends the process whatever it does.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>Runs it until it is done or cancelled.</summary>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings, TimeProvider time, CancellationToken cancel)
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
            return await RunAsync(invocation, client, surroundings, time, cancel);
        }
        catch (ConnectionException fault)
        {
            messages.Error(fault.Message, fault.Hint);
            return ExitCode.CannotConnect;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
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
        Invocation invocation, OperatorClient client, Surroundings surroundings, TimeProvider time, CancellationToken cancel)
    {
        if (invocation.Version)
        {
            await surroundings.Out.WriteLineAsync($"pbm {ClientHelp.Version}");
            await surroundings.Out.FlushAsync(cancel);
            return ExitCode.Done;
        }

        if (invocation.Help)
        {
            return await new HelpCommand(client, surroundings).RunAsync(invocation.Words, cancel);
        }

        if (invocation.Words.Count > 0)
        {
            return await new CommandRun(client, surroundings, time).RunAsync(invocation, cancel);
        }

        if (surroundings is { InputIsTerminal: true, OutputIsTerminal: true })
        {
            return await new PromptLoop(client, surroundings, time).RunAsync(cancel);
        }

        await new HelpCommand(client, surroundings).RunAsync([], cancel);
        return ExitCode.Usage;
    }
}
