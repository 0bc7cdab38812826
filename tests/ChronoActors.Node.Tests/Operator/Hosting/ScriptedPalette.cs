using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Node.Operator;

namespace ChronoActors.Node.Tests.Operator.Hosting;

/// <summary>A palette with a command for everything that can happen.</summary>
internal sealed class ScriptedPalette
{
    private static readonly Parameter<string> Word = Argument.Of("word", "WORD", "what is said", text => text);
    private static readonly Parameter<int> Count = Switch.WholeNumber("--count", "-n", "COUNT", "how often", min: 1, max: 9, absent: 1);
    private static readonly Parameter<DayOfWeek> Day = Switch.Choice("--day", "-d", "when", DayOfWeek.Monday);
    private static readonly Parameter<string> FileSwitch = Switch.File("--file", "-f", "what is read");
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedPalette() => Palette = new Palette(
        "script",
        "what tests need",
        ScriptedCommand.Of("echo", EchoAsync, false, false, Word, Count, Day),
        ScriptedCommand.Of("read", ReadAsync, false, false, FileSwitch),
        ScriptedCommand.Of("table", TableAsync),
        ScriptedCommand.Of("document", DocumentAsync),
        ScriptedCommand.Of("fail", async context => await context.Out.FailAsync("it failed", "try harder", context.Cancel)),
        ScriptedCommand.Of("throw", _ => throw new InvalidOperationException("it broke")),
        ScriptedCommand.Of("partial", PartialAsync),
        ScriptedCommand.Of("long", LongAsync),
        ScriptedCommand.Of("change", EchoChangeAsync, changes: true),
        ScriptedCommand.Of("wait", WaitAsync),
        ScriptedCommand.Of("stream", WaitAsync, isStreaming: true));

    public Palette Palette { get; }

    /// <summary>Completes when a running <c>wait</c> or <c>stream</c> has been cancelled.</summary>
    public Task Cancelled => _cancelled.Task;

    private static async Task<ExitCode> EchoAsync(CommandContext context)
    {
        for (var i = 0; i < context.Get(Count); i++)
        {
            await context.Out.LineAsync($"{context.Get(Word)} on {context.Get(Day)}", null, context.Cancel);
        }

        return ExitCode.Done;
    }

    private static async Task<ExitCode> ReadAsync(CommandContext context)
    {
        await context.Out.LineAsync(context.TextOf(FileSwitch), null, context.Cancel);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> TableAsync(CommandContext context)
    {
        var rows = Enumerable.Range(0, 500).Select(i => (IReadOnlyList<Cell>)[$"row{i}", i, i / 4.0, i % 2 == 0, Cell.Nothing]);
        await context.Out.TableAsync("things", [new("name"), Column.Number("whole"), Column.Number("part"), new("isEven"), new("nothing")], rows, context.Cancel);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> DocumentAsync(CommandContext context)
    {
        await context.Out.DocumentAsync("a,b\r\n1,2\r\n", context.Cancel);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> PartialAsync(CommandContext context)
    {
        await context.Out.LineAsync("half", null, context.Cancel);
        await context.Out.WarnAsync("the other half is missing", context.Cancel);
        return ExitCode.Partial;
    }

    private static async Task<ExitCode> LongAsync(CommandContext context)
    {
        await context.Out.TableAsync("long", [new("text")], [[new string('x', 100_000)]], context.Cancel);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> EchoChangeAsync(CommandContext context)
    {
        await context.Out.LineAsync("changed", null, context.Cancel);
        return ExitCode.Done;
    }

    private async Task<ExitCode> WaitAsync(CommandContext context)
    {
        await context.Out.LineAsync("waiting", null, context.Cancel);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Cancel);
        }
        finally
        {
            _cancelled.TrySetResult();
        }

        return ExitCode.Done;
    }
}
