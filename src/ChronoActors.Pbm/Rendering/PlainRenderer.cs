using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Rendering;

/// <summary>For pipes and files: aligned columns, no colour, nothing that moves.</summary>
internal sealed class PlainRenderer(TextWriter output) : TableCollector
{
    private const string Gap = "  ";

    /// <inheritdoc/>
    protected override void WriteTable(TableFrame table)
    {
        var cells = new List<string[]> { table.Columns.Select(column => column.Heading.ToUpperInvariant()).ToArray() };
        cells.AddRange(table.Rows.Select(row => row.Select(CellText.Of).ToArray()));
        var widths = table.Columns.Select((_, column) => cells.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        foreach (var row in cells)
        {
            var padded = table.Columns.Select((column, i) => i >= row.Length ? "" : column.IsNumeric ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i]));
            output.WriteLine(string.Join(Gap, padded).TrimEnd());
        }
    }

    /// <inheritdoc/>
    protected override void WriteOther(Frame frame)
    {
        switch (frame)
        {
            case LineFrame line:
                output.WriteLine(line.Text);
                break;
            case DocumentFrame document:
                output.Write(document.Text);
                break;
            case RefreshFrame refresh:
                output.WriteLine(refresh.Caption);
                WriteTable(refresh.Table);
                output.WriteLine();
                break;
        }
    }
}
