using System.Text.Encodings.Web;
using System.Text.Json;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Rendering;

/// <summary>
/// For programs. One object for the whole answer: the named values of its lines, each table as a list of objects under its
/// name, lines that are only text under <c>messages</c>, an error under <c>error</c>. A streaming command writes one object per
/// line and event instead; a document that the node wrote is put out as it is.
/// </summary>
internal sealed class JsonRenderer(TextWriter output) : FrameRenderer
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, Action<Utf8JsonWriter>> _members = [];
    private readonly List<string> _messages = [];
    private readonly List<IReadOnlyList<Cell>> _rows = [];
    private TableFrame? _table;
    private bool _isStreaming;
    private bool _isDocument;

    /// <inheritdoc/>
    public override void Write(Frame frame)
    {
        if (frame is not RowsFrame)
        {
            CloseTable();
        }

        switch (frame)
        {
            case StartFrame start:
                _isStreaming = start.IsStreaming;
                break;
            case LineFrame line when _isStreaming:
                Put(writer => WriteLine(writer, line));
                break;
            case LineFrame { Data: null } line:
                _messages.Add(line.Text);
                break;
            case LineFrame line:
                foreach (var (name, cell) in line.Data)
                {
                    Add(name, writer => CellConverter.Write(writer, cell));
                }

                break;
            case TableFrame table:
                _table = table;
                _rows.AddRange(table.Rows);
                break;
            case RowsFrame more:
                _rows.AddRange(more.Rows);
                break;
            case RefreshFrame refresh:
                Put(writer => WriteMembers(writer, [new(refresh.Table.Name, inner => WriteRows(inner, refresh.Table))]));
                break;
            case DocumentFrame document:
                _isDocument = true;
                output.Write(document.Text);
                break;
            case ErrorFrame error:
                Add("error", writer => writer.WriteStringValue(error.Message));
                break;
        }
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        CloseTable();
        if (_messages.Count > 0)
        {
            Add("messages", writer =>
            {
                writer.WriteStartArray();
                _messages.ForEach(writer.WriteStringValue);
                writer.WriteEndArray();
            });
        }

        if (!_isDocument && (!_isStreaming || _members.Count > 0))
        {
            Put(writer => WriteMembers(writer, _members));
        }
    }

    private void CloseTable()
    {
        if (_table is { } open)
        {
            var table = open with { Rows = [.. _rows] };
            _table = null;
            _rows.Clear();
            Add(table.Name, writer => WriteRows(writer, table));
        }
    }

    private void Add(string name, Action<Utf8JsonWriter> write)
    {
        var unique = name;
        for (var i = 2; !_members.TryAdd(unique, write); i++)
        {
            unique = $"{name}_{i}";
        }
    }

    private void Put(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            write(writer);
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteLine(Utf8JsonWriter writer, LineFrame line) => WriteMembers(writer, line.Data is null
        ? [new("text", inner => inner.WriteStringValue(line.Text))]
        : line.Data.Select(pair => new KeyValuePair<string, Action<Utf8JsonWriter>>(pair.Key, inner => CellConverter.Write(inner, pair.Value))));

    private static void WriteRows(Utf8JsonWriter writer, TableFrame table)
    {
        writer.WriteStartArray();
        foreach (var row in table.Rows)
        {
            WriteMembers(writer, table.Columns.Zip(row, (column, cell) =>
                new KeyValuePair<string, Action<Utf8JsonWriter>>(column.Name, inner => CellConverter.Write(inner, cell))));
        }

        writer.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, Action<Utf8JsonWriter>>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, write) in members)
        {
            writer.WritePropertyName(name);
            write(writer);
        }

        writer.WriteEndObject();
    }
}
