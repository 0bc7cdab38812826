using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Logs;

/// <summary><c>log tail [-l LEVEL]</c>.</summary>
internal sealed class TailCommand(LogTap tap) : Command
{
    private static readonly Parameter<LogSeverity> Level = Switch.Choice("--level", "-l", "the least grave that is shown", LogSeverity.Info);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "tail", "show what this node logs from now on, as far as its own log level goes", [Level], isStreaming: true, examples: "log tail -l warning");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var level = context.Get(Level);
        var feed = new EventFeed<LogEntry>();
        using var listening = tap.Listen(feed, level);
        await foreach (var entry in feed.ReadAllAsync(context.Cancel))
        {
            var dropped = feed.TakeDropped();
            if (dropped > 0)
            {
                await context.Out.WarnAsync($"{dropped} log events were dropped, because they came faster than they were read", context.Cancel);
            }

            var at = UnixTime.ToText(entry.AtNs);
            var severity = ParameterText.Of(entry.Level);
            var data = new Dictionary<string, Cell> { ["time"] = at, ["level"] = severity, ["source"] = entry.Source, ["text"] = entry.Text };
            await context.Out.LineAsync($"{at[..23]}Z {severity,-7} {entry.Source}: {entry.Text}", data, context.Cancel);
        }

        return ExitCode.Done;
    }
}
