using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Rendering;

/// <summary>A renderer that holds a table back until its last row is there, so that its columns can be aligned.</summary>
internal abstract class TableCollector : FrameRenderer
{
    private readonly List<IReadOnlyList<Cell>> _rows = [];
    private TableFrame? _table;

    /// <inheritdoc/>
    public sealed override void Write(Frame frame)
    {
        switch (frame)
        {
            case RowsFrame more:
                _rows.AddRange(more.Rows);
                break;
            case TableFrame table:
                Finish();
                _table = table;
                _rows.AddRange(table.Rows);
                break;
            default:
                Finish();
                WriteOther(frame);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        if (_table is { } table)
        {
            WriteTable(table with { Rows = [.. _rows] });
            _table = null;
            _rows.Clear();
        }
    }

    /// <summary>Puts out a whole table.</summary>
    protected abstract void WriteTable(TableFrame table);

    /// <summary>Puts out a frame that belongs to no table.</summary>
    protected abstract void WriteOther(Frame frame);
}
