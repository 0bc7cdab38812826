namespace ChronoActors.Core.Operator.Frames;

/// <summary>A column of a table. Numbers stand at the right.</summary>
/// <param name="Name">The key in JSON: lower case, words joined by underscores.</param>
/// <param name="Title">The heading; the name where it is null.</param>
/// <param name="IsNumeric">Whether its cells are numbers.</param>
public sealed record Column(string Name, string? Title = null, bool IsNumeric = false)
{
    /// <summary>What stands above the column.</summary>
    public string Heading => Title ?? Name.Replace('_', ' ');

    /// <summary>A column of numbers.</summary>
    public static Column Number(string name, string? title = null) => new(name, title, IsNumeric: true);
}
