using ChronoActors.Core.Operator;
using ChronoActors.Pbm.Connection;
using ChronoActors.Pbm.Rendering;

namespace ChronoActors.Pbm.Prompt;

/// <summary>The interactive prompt: reads lines and runs them until it is left. Ctrl+C ends the running command only.</summary>
internal sealed class PromptLoop(OperatorClient client, Surroundings surroundings, TimeProvider time, StopSignal stop)
{
    private readonly MessageWriter _messages = new(surroundings);

    /// <summary>Runs it.</summary>
    /// <exception cref="ConnectionException">The node can't be reached.</exception>
    public async Task<ExitCode> RunAsync()
    {
        var server = await client.DescribeAsync(stop.Token);
        await surroundings.Out.WriteLineAsync($"{client.Address}, ChronoActors {CellText.Safe(server.Version)}. Tab completes, help explains, exit leaves.");
        var history = new History(History.DefaultPath(surroundings.Variable));
        var editor = new LineEditor(surroundings.Out, () => Console.ReadKey(intercept: true), () => Console.WindowWidth);
        while (ReadLine(editor, history, server) is { } line)
        {
            var words = WordSplitter.Split(line, out var isOpen);
            if (words.Count == 0)
            {
                continue;
            }

            history.Add(line);
            if (words[0] is "exit" or "quit")
            {
                break;
            }

            if (isOpen)
            {
                _messages.Error("a quote or brace is not closed", null);
            }
            else
            {
                await RunLineAsync(words, server);
            }
        }

        return ExitCode.Done;
    }

    private string? ReadLine(LineEditor editor, History history, ServerDescription server)
    {
        Console.TreatControlCAsInput = true;
        try
        {
            return editor.Read($"[{client.Address}] pbm> ", history, server.Palettes);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private async Task RunLineAsync(IReadOnlyList<string> words, ServerDescription server)
    {
        if (words[0] == "help")
        {
            words = [.. words.Skip(1), GlobalSwitches.Help.Name];
        }

        if (!Invocation.TryParse(words, out var invocation, out var fault))
        {
            _messages.Error(fault.Message, fault.Hint);
            return;
        }

        if (invocation.Host is not null || invocation.Token is not null)
        {
            _messages.Error("HOST:PORT and --token are given when pbm is started", null);
            return;
        }

        if (invocation.Help && invocation.Words.Count > 0)
        {
            new HelpCommand(client, surroundings).Explain(server, invocation.Words);
            return;
        }

        stop.Renew();
        await (invocation.Help
            ? new HelpCommand(client, surroundings).RunAsync([], stop.Token)
            : new CommandRun(client, surroundings, time).RunAsync(invocation, stop.Token));
    }
}
