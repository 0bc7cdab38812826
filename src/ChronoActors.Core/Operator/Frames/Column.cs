namespace ChronoActors.Core.Operator.Frames;

/// <summary>A column of a table.</summary>
/// <param name="Name">The key in JSON, for example <c>lastUpdated</c>.</param>
/// <param name="Title">The heading; the name in words where it is null.</param>
/// <param name="Kind">What its cells are.</param>
public sealed record Column(string Name, string? Title = null, ColumnKind Kind = ColumnKind.Text)
{
    /// <summary>What stands above the column.</summary>
    public string Heading => Title ?? InWords(Name);

    /// <summary>A column of numbers.</summary>
    public static Column Number(string name, string? title = null) => new(name, title, ColumnKind.Number);

    /// <summary>A column of numbers in the unit of their row.</summary>
    public static Column Quantity(string name, string? title = null) => new(name, title, ColumnKind.Quantity);

    /// <summary>Whether the cells are numbers.</summary>
    public bool IsNumeric => Kind is ColumnKind.Number or ColumnKind.Quantity;

    /// <summary>A column of timestamps.</summary>
    public static Column Time(string name) => new(name, null, ColumnKind.Time);

    /// <summary>A key of JSON as people read it: <c>lastUpdated</c> is "last updated".</summary>
    public static string InWords(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
