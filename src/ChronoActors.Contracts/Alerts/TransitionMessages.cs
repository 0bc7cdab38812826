using System.Collections.Immutable;
using ChronoActors.Core.Alerts;

namespace ChronoActors.Contracts.Alerts;

/// <summary>Node to the alert log: take these; repeats do no harm. Answered by <see cref="TransitionsTaken"/> once they are durable.</summary>
/// <param name="Batch">Comes back in the answer.</param>
/// <param name="Transitions">Those of one resource in the order of their sequence.</param>
public sealed record EnterTransitions(long Batch, ImmutableArray<RuleTransition> Transitions) : IWireMessage;

/// <summary>To the alert log: the newest transitions, newest first. Answered by an <see cref="AlertHistory"/>.</summary>
/// <param name="Selector">Of which resources and metrics, as the text of a selector.</param>
/// <param name="Rule">Of which rule; empty for all.</param>
/// <param name="Most">At most so many.</param>
public sealed record AskAlertHistory(string Selector, string Rule, int Most) : IWireMessage
{
    /// <summary>More are not answered: they have to fit in one frame.</summary>
    public const int Limit = 1_000;
}

/// <summary>The alert log's answer.</summary>
/// <param name="FirstNumber">The number of the oldest transition that is still there; older ones are forgotten.</param>
/// <param name="LastNumber">The number of the newest one; 0 before the first.</param>
/// <param name="Transitions">Newest first.</param>
public sealed record AlertHistory(long FirstNumber, long LastNumber, ImmutableArray<NumberedTransition> Transitions) : IWireMessage;

/// <summary>The alert log to a node: a batch is durable.</summary>
public sealed record TransitionsTaken(long Batch) : IWireMessage;
