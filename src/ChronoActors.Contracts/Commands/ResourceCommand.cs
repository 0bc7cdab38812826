using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Contracts.Commands;

/// <summary>A change to one resource, answered by a <see cref="CommandOutcome"/> once it is durable. All are idempotent.</summary>
public abstract record ResourceCommand(ResourceId Resource) : IWireMessage;

/// <summary>Track a resource that has sent no sample yet.</summary>
public sealed record TrackResource(ResourceDeclaration Declaration) : ResourceCommand(Declaration.Id);

/// <summary>Stop tracking: the resource leaves the reports; its history stays until its retention ends.</summary>
public sealed record UntrackResource(ResourceId Resource) : ResourceCommand(Resource);

/// <summary>Set or replace the threshold of a metric and direction.</summary>
public sealed record SetThreshold(ResourceId Resource, Threshold Threshold) : ResourceCommand(Resource);

/// <summary>Remove the threshold of a metric and direction.</summary>
public sealed record RemoveThreshold(ResourceId Resource, string Metric, ThresholdDirection Direction) : ResourceCommand(Resource);

/// <summary>The answer to a <see cref="ResourceCommand"/>.</summary>
/// <param name="Done">Whether it is done and durable.</param>
/// <param name="Message">What was done, or why not, for a person.</param>
public sealed record CommandOutcome(bool Done, string Message) : IWireMessage;
