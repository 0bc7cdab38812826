using System.Globalization;
using ChronoActors.Core.Operator.Frames;
using Spectre.Console;

namespace ChronoActors.Pbm.Rendering;

/// <summary>For a person at a terminal: tables with colour that use the terminal's width, live tables that stay in place.</summary>
internal sealed class TerminalRenderer(TextWriter output, int width, int height, bool colour) : TableCollector
{
    private const int Gap = 2;

    private int _liveLines;

    /// <inheritdoc/>
    protected override void WriteTable(TableFrame table) => output.Write(Draw(table));

    /// <inheritdoc/>
    protected override void WriteOther(Frame frame)
    {
        switch (frame)
        {
            case LineFrame line:
                output.WriteLine(CellText.Safe(line.Text));
                break;
            case DocumentFrame document:
                output.Write(CellText.Safe(document.Text));
                break;
            case RefreshFrame refresh:
                Redraw(refresh);
                break;
        }
    }

    // The cursor can't go above the top of the terminal: what is higher than that is cut.
    private void Redraw(RefreshFrame refresh)
    {
        var lines = $"{CellText.Safe(refresh.Caption)}\n{Draw(refresh.Table).TrimEnd('\n')}".Split('\n');
        var shown = lines.Length < height
            ? lines
            : [.. lines[..(height - 2)], string.Create(CultureInfo.InvariantCulture, $"… {lines.Length - height + 2} more lines; a higher window shows them")];
        output.Write(_liveLines == 0 ? "" : $"\e[{_liveLines}A\e[J");
        output.Write(string.Join('\n', shown) + "\n");
        _liveLines = shown.Length;
    }

    private string Draw(TableFrame frame)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        var table = new Table().NoBorder();
        foreach (var column in frame.Columns)
        {
            var heading = new TableColumn(new Text(column.Heading, new Style(decoration: Decoration.Bold)));
            table.AddColumn((column.IsNumeric ? heading.RightAligned().NoWrap() : heading).Padding(0, 0, Gap, 0));
        }

        foreach (var row in frame.Rows)
        {
            var unit = frame.Columns.Zip(row, (column, cell) => column.Name == "unit" ? cell.ToString() : null).FirstOrDefault(text => text is not null) ?? "";
            table.AddRow(frame.Columns.Zip(row, (column, cell) => new Text(CellText.Short(cell, column.Kind, unit))));
        }

        console.Write(table);
        return text.ToString().Replace("\r", "", StringComparison.Ordinal);
    }
}
