using ChronoActors.Core.Operator;
using ChronoActors.Pbm.Connection;
using ChronoActors.Pbm.Rendering;

namespace ChronoActors.Pbm;

/// <summary><c>--help</c>: pbm's own usage, and what the node says of its palettes and commands.</summary>
internal sealed class HelpCommand(OperatorClient client, Surroundings surroundings)
{
    /// <summary>Explains what the words begin. Without words it does so without a node as well.</summary>
    /// <exception cref="ConnectionException">There are words, and no node that could explain them.</exception>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> words, CancellationToken cancel)
    {
        if (words.Count > 0)
        {
            return Explain(await client.DescribeAsync(cancel), words);
        }

        Write(ClientHelp.General);
        try
        {
            var server = await client.DescribeAsync(cancel);
            Write(["", $"palettes of {client.Address}:", .. HelpText.Of(server.Palettes)]);
        }
        catch (ConnectionException fault)
        {
            Write(["", $"The palettes are the node's to tell, but it was not reached: {fault.Message}."]);
        }

        return ExitCode.Done;
    }

    /// <summary>Explains a palette or command of a node that was asked before.</summary>
    public ExitCode Explain(ServerDescription server, IReadOnlyList<string> words)
    {
        var fault = CommandLineParser.FindCommand(server.Palettes, words, out var palette, out var command);
        if (palette is null || (command is null && words.Count > 1))
        {
            new MessageWriter(surroundings).Error(fault!.Message, fault.Hint);
            return ExitCode.Usage;
        }

        Write(command is null ? HelpText.Of(palette) : HelpText.Of(palette, command));
        return ExitCode.Done;
    }

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            surroundings.Out.WriteLine(surroundings.OutputIsTerminal ? CellText.Safe(line) : line);
        }

        surroundings.Out.Flush();
    }
}
