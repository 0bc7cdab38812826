namespace ChronoActors.Core.Operator;

/// <summary>The answer to <c>GET /operator/palettes</c>: what can be asked of a node.</summary>
/// <param name="Version">The node's version.</param>
/// <param name="Palettes">In the order of help.</param>
public sealed record ServerDescription(string Version, IReadOnlyList<PaletteDescription> Palettes);
