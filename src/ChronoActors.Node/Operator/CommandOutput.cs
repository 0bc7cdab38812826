using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator;

/// <summary>
/// What a command says. Every call waits until the reader takes it: a slow reader slows the command and nothing piles up.
/// Thread-safe as far as <paramref name="send"/> is.
/// </summary>
/// <param name="send">Puts one frame on its way.</param>
public sealed class CommandOutput(Func<Frame, CancellationToken, ValueTask> send)
{
    private const int RowsPerFrame = 200;
    private const int CharactersPerFrame = 16_384;

    /// <summary>A line for a person, and for programs the same as named values.</summary>
    public ValueTask LineAsync(string text, IReadOnlyDictionary<string, Cell>? data, CancellationToken cancel) =>
        send(new LineFrame(Fit(text), data), cancel);

    /// <summary>Named values, one per line; the names are the keys in JSON.</summary>
    public ValueTask FactsAsync(IReadOnlyList<(string Name, Cell Value)> facts, CancellationToken cancel)
    {
        var width = facts.Max(fact => Column.InWords(fact.Name).Length);
        var lines = facts.Select(fact => $"{Column.InWords(fact.Name).PadRight(width)}  {fact.Value}");
        return LineAsync(string.Join('\n', lines), facts.ToDictionary(fact => fact.Name, fact => fact.Value), cancel);
    }

    /// <summary>A table; its rows are taken as they are sent.</summary>
    public async ValueTask TableAsync(string name, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows, CancellationToken cancel)
    {
        var isFirst = true;
        foreach (var some in rows.Chunk(RowsPerFrame))
        {
            await send(isFirst ? new TableFrame(name, columns, some) : new RowsFrame(some), cancel);
            isFirst = false;
        }

        if (isFirst)
        {
            await send(new TableFrame(name, columns, []), cancel);
        }
    }

    /// <summary>A small table that takes the place of the one refreshed before.</summary>
    public ValueTask RefreshAsync(string caption, TableFrame table, CancellationToken cancel) => send(new RefreshFrame(caption, table), cancel);

    /// <summary>Text that clients put out as it is, in pieces.</summary>
    public async ValueTask DocumentAsync(string text, CancellationToken cancel)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(CharactersPerFrame, text.Length - start);
            var isInPair = length > 1 && start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]);
            length -= isInPair ? 1 : 0;
            await send(new DocumentFrame(text.Substring(start, length)), cancel);
            start += length;
        }
    }

    /// <summary>What is being done.</summary>
    public ValueTask ProgressAsync(string text, CancellationToken cancel) => send(new ProgressFrame(Fit(text)), cancel);

    /// <summary>Something to know besides the answer.</summary>
    public ValueTask WarnAsync(string text, CancellationToken cancel) => send(new WarningFrame(Fit(text)), cancel);

    /// <summary>Says why the command failed; <c>return await context.Out.FailAsync(…)</c>.</summary>
    public async ValueTask<ExitCode> FailAsync(string message, string? hint, CancellationToken cancel)
    {
        await send(new ErrorFrame(Fit(message), hint), cancel);
        return ExitCode.Failed;
    }

    private static string Fit(string text) => text.Length <= CharactersPerFrame ? text : text[..CharactersPerFrame] + "…";
}
