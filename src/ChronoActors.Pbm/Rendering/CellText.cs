using System.Globalization;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports.Writers;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Pbm.Rendering;

/// <summary>Cells for people: numbers cut to what can be read, texts that keep to their line.</summary>
internal static class CellText
{
    private const int Seconds = 19;

    public static string Of(Cell cell) => cell.Kind switch
    {
        CellKind.Number => Of(cell.Number),
        CellKind.Text => PlainText.Of(cell.ToString()),
        CellKind.Nothing => "-",
        _ => cell.ToString(),
    };

    /// <summary>
    /// The cell where room is short: timestamps cut to seconds, <c>2026-11-23 09:00:00Z</c>, quantities cut to about three digits,
    /// <c>1.5 GiB</c>.
    /// </summary>
    public static string Short(Cell cell, ColumnKind kind, string unit)
    {
        if (kind == ColumnKind.Quantity && cell.Kind is CellKind.Number or CellKind.WholeNumber)
        {
            return HumanNumber.Of(cell.Number, unit);
        }

        var text = Of(cell);
        return kind == ColumnKind.Time && text.Length > Seconds ? $"{text[..Seconds].Replace('T', ' ')}Z" : text;
    }

    /// <summary>Three decimals from 1 on, four digits below, exponents only for the very large and very small.</summary>
    public static string Of(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 1e15 or < 1e-4 => number.ToString("0.####E+0", CultureInfo.InvariantCulture),
        >= 1 => number.ToString("0.###", CultureInfo.InvariantCulture),
        _ => number.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>Text with its line ends, safe for a terminal.</summary>
    public static string Safe(string text) =>
        string.Join('\n', text.Split('\n').Select(line => string.Join('\t', line.TrimEnd('\r').Split('\t').Select(PlainText.Of))));
}
