namespace ChronoActors.Core.Reports;

/// <summary>A part of the cluster that is not in a report.</summary>
/// <param name="Where">For example a node's address or a resource.</param>
/// <param name="Why">For example <c>no answer within 5 s</c>.</param>
/// <param name="Resources">How many resources are known to be missing because of it.</param>
public sealed record MissingPart(string Where, string Why, int Resources);
