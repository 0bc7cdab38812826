namespace ChronoActors.Core.Chunks.Layouts;

/// <summary>A column's first byte: the id of its encoding in the low four bits, and what else the column has.</summary>
internal static class ColumnTag
{
    public const int EncodingMask = 0x0F;

    /// <summary>In place of an encoding: no row has a value, and nothing follows.</summary>
    public const int Absent = 0;

    /// <summary>A bitmap follows of the rows whose value is missing.</summary>
    public const int SomeMissing = 0x10;

    /// <summary>A bitmap follows of the present values that are interval samples.</summary>
    public const int SomeIntervals = 0x20;

    /// <summary>All present values are interval samples.</summary>
    public const int AllIntervals = 0x40;

    public const int Reserved = 0x80;
}
