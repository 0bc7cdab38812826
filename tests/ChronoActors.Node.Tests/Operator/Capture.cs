using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Node.Operator;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChronoActors.Node.Tests.Operator;

/// <summary>What a command said, without any transport.</summary>
internal sealed record Capture(ExitCode Code, IReadOnlyList<Frame> Frames)
{
    public IReadOnlyList<string> Documents => [.. Frames.OfType<DocumentFrame>().Select(frame => frame.Text)];

    public IReadOnlyList<string> Lines => [.. Frames.OfType<LineFrame>().Select(frame => frame.Text)];

    public IReadOnlyList<string> Warnings => [.. Frames.OfType<WarningFrame>().Select(frame => frame.Text)];

    public ErrorFrame Error => Frames.OfType<ErrorFrame>().Single();

    public IReadOnlyList<IReadOnlyList<Cell>> Rows =>
        [.. Frames.SelectMany(frame => frame switch { TableFrame table => table.Rows, RowsFrame more => more.Rows, RefreshFrame refresh => refresh.Table.Rows, _ => [] })];

    /// <summary>Runs a command line that names a file of this text.</summary>
    public static Task<Capture> RunAsync(Palette palette, (string Name, string Text) file, params string[] words) =>
        RunAsync(palette, false, null, words, file, CancellationToken.None);

    public static Capture Of(Func<CommandOutput, Task> say)
    {
        var frames = new List<Frame>();
        say(Into(frames)).GetAwaiter().GetResult();
        return new Capture(ExitCode.Done, frames);
    }

    /// <summary>Runs a command line as the endpoint does.</summary>
    public static Task<Capture> RunAsync(Palette palette, params string[] words) => RunAsync(palette, false, null, CancellationToken.None, words);

    /// <summary>Runs a command line, with a look at every frame as it comes.</summary>
    public static async Task<Capture> RunAsync(Palette palette, bool json, Action<Frame>? onFrame, CancellationToken cancel, params string[] words) =>
        await RunAsync(palette, json, onFrame, words, null, cancel);

    private static async Task<Capture> RunAsync(
        Palette palette, bool json, Action<Frame>? onFrame, string[] words, (string Name, string Text)? file, CancellationToken cancel)
    {
        var runner = new CommandRunner([palette], NullLogger<CommandRunner>.Instance);
        var frames = new List<Frame>();
        if (!CommandLineParser.TryParse(runner.Descriptions, words, out var parsed, out var fault))
        {
            return new Capture(ExitCode.Usage, [new ErrorFrame(fault.Message, fault.Hint)]);
        }

        if (file is var (name, text))
        {
            parsed = parsed with { Files = new Dictionary<string, string> { [name] = text } };
        }

        try
        {
            return new Capture(await runner.RunAsync(parsed, json, Into(frames, onFrame), cancel), frames);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new Capture(ExitCode.Failed, frames);
        }
    }

    private static CommandOutput Into(List<Frame> frames, Action<Frame>? onFrame = null) => new((frame, _) =>
    {
        frames.Add(frame);
        onFrame?.Invoke(frame);
        return ValueTask.CompletedTask;
    });
}
