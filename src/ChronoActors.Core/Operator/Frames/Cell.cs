using System.Globalization;
using System.Text.Json.Serialization;

namespace ChronoActors.Core.Operator.Frames;

/// <summary>One value of a table, typed so that JSON gets real numbers. NaN and infinities become texts.</summary>
[JsonConverter(typeof(CellConverter))]
public readonly record struct Cell
{
    private readonly string? _text;
    private readonly double _number;
    private readonly long _integer;

    private Cell(CellKind kind, string? text = null, long whole = 0, double number = 0) =>
        (Kind, _text, _integer, _number) = (kind, text, whole, number);

    /// <summary>An empty cell.</summary>
    public static Cell Nothing => default;

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The number, of a cell that holds one.</summary>
    public double Number => Kind == CellKind.WholeNumber ? _integer : _number;

    /// <summary>The whole number, of a cell that holds one.</summary>
    public long WholeNumber => _integer;

    /// <summary>Whether it is true, of a cell that holds a truth.</summary>
    public bool IsTrue => _integer != 0;

    /// <summary>A text, or nothing for null.</summary>
    public static implicit operator Cell(string? text) => text is null ? default : new Cell(CellKind.Text, text);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(long whole) => new(CellKind.WholeNumber, whole: whole);

    /// <summary>A number.</summary>
    public static implicit operator Cell(double number) => double.IsFinite(number)
        ? new Cell(CellKind.Number, number: number)
        : new Cell(CellKind.Text, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A truth.</summary>
    public static implicit operator Cell(bool truth) => new(CellKind.Truth, whole: truth ? 1 : 0);

    /// <summary>The value as text that reads back exactly.</summary>
    public override string ToString() => Kind switch
    {
        CellKind.Text => _text!,
        CellKind.WholeNumber => _integer.ToString(CultureInfo.InvariantCulture),
        CellKind.Number => _number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Truth => IsTrue ? "yes" : "no",
        _ => "",
    };
}
