using System.Collections.Immutable;
using ChronoActors.Core.Alerts;

namespace ChronoActors.Contracts.Alerts;

/// <summary>Node to the alert log: take these; repeats do no harm. Answered by <see cref="TransitionsTaken"/> once they are durable.</summary>
/// <param name="Batch">Comes back in the answer.</param>
/// <param name="Transitions">Those of one resource in the order of their sequence.</param>
public sealed record EnterTransitions(long Batch, ImmutableArray<RuleTransition> Transitions) : IWireMessage;

/// <summary>The alert log to a node: a batch is durable.</summary>
public sealed record TransitionsTaken(long Batch) : IWireMessage;
