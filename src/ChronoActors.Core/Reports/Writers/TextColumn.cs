namespace ChronoActors.Core.Reports.Writers;

/// <summary>A column of a text table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="IsRight">Whether its cells end at the right, as numbers do.</param>
/// <param name="MaxWidth">The most characters of a cell that are shown.</param>
internal sealed record TextColumn(string Title, bool IsRight = false, int MaxWidth = 120);
