using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>The cluster refused a resource: its waiting rows were given up, and so is everything recorded of it from now on.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">Why, for a person.</param>
public sealed record Refusal(ResourceId Resource, RejectionReason Reason, string Message);
