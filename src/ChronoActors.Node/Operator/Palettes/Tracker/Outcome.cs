using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary>Says what became of a change.</summary>
internal static class Outcome
{
    /// <summary>The message as the answer or the error; the exit code that it deserves.</summary>
    public static async Task<ExitCode> TellAsync(CommandOutcome outcome, CommandContext context)
    {
        if (!outcome.Done)
        {
            return await context.Out.FailAsync(outcome.Message, null, context.Cancel);
        }

        await context.Out.LineAsync(outcome.Message, null, context.Cancel);
        return ExitCode.Done;
    }
}
