using System.Text;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>
/// Columns that line up within about 120 characters: each as wide as its widest cell, up to its limit; the first gives way.
/// Cells are free of control characters and cut in the middle. Rows are formatted twice (to measure, to write), so that memory does
/// not grow with them.
/// </summary>
internal sealed class TextTable
{
    private const int Gap = 2;
    private const int MinFirst = 28;
    private const int Width = 120;

    private readonly TextColumn[] _columns;
    private readonly int[] _widths;

    public TextTable(params TextColumn[] columns)
    {
        _columns = columns;
        _widths = [.. columns.Select(column => column.Title.Length)];
    }

    /// <summary>Makes room for a row.</summary>
    public void Measure(ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _widths[i] = Math.Max(_widths[i], Math.Min(cells[i].Length, _columns[i].MaxWidth));
        }
    }

    /// <summary>Ends the measuring and writes the titles.</summary>
    public void AppendTitles(StringBuilder text)
    {
        var others = _widths.Skip(1).Sum(width => width + Gap);
        _widths[0] = Math.Min(_widths[0], Math.Max(MinFirst, Width - others));
        AppendRow(text, [.. _columns.Select(column => column.Title)]);
    }

    public void AppendRow(StringBuilder text, ReadOnlySpan<string> cells)
    {
        var start = text.Length;
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = PlainText.Fit(PlainText.Of(cells[i]), _widths[i]);
            var padding = _widths[i] - cell.Length;
            text.Append(' ', (i > 0 ? Gap : 0) + (_columns[i].IsRight ? padding : 0)).Append(cell).Append(' ', _columns[i].IsRight ? 0 : padding);
        }

        while (text.Length > start && text[^1] == ' ')
        {
            text.Length--;
        }

        text.Append('\n');
    }
}
