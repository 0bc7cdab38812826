using System.Globalization;
using System.Text.Json;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Pbm.Rendering;

namespace ChronoActors.Pbm.Tests.Rendering;

public sealed class RendererTests : IDisposable
{
    private static readonly TableFrame Table = new("things", [new("name"), Column.Number("lastValue")], [["a", 1.5], ["bcd", -1234567]]);
    private static readonly RowsFrame More = new([["\e[31mred", 0.000012345]]);

    private readonly StringWriter _output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void A_pipe_gets_aligned_columns_and_nothing_that_moves_or_shines() =>
        Assert.Equal(
            """
            NAME      LAST VALUE
            a                1.5
            bcd         -1234567
            �[31mred  1.2345E-5
            end

            """.ReplaceLineEndings("\n").Replace("�[31mred  1", "�[31mred   1", StringComparison.Ordinal),
            Render(new PlainRenderer(_output), Table, More, new LineFrame("end")));

    [Fact]
    public void A_terminal_gets_a_drawn_table_without_the_node_s_escapes()
    {
        var text = Render(new TerminalRenderer(_output, 80, 24, colour: false), Table, More, new DocumentFrame("\e]0;title\a\n"));
        Assert.Contains("last value", text, StringComparison.Ordinal);
        Assert.Contains("-1234567", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[31m", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Timestamps_are_cut_for_people_and_whole_for_pipes()
    {
        var table = new TableFrame("t", [Column.Time("at")], [["2026-11-23T09:00:00.123456789Z"], [Cell.Nothing]]);
        Assert.Contains("\n2026-11-23 09:00:00Z", Render(new TerminalRenderer(_output, 80, 24, colour: false), table), StringComparison.Ordinal);
        Assert.Contains("\n2026-11-23T09:00:00.123456789Z", Render(new PlainRenderer(_output), table), StringComparison.Ordinal);
    }

    [Fact]
    public void Quantities_have_their_unit_for_people_and_are_numbers_for_pipes()
    {
        var table = new TableFrame("t", [new("unit"), Column.Quantity("used")], [["bytes", 1610612736], ["percent", 12.345], ["", Cell.Nothing]]);
        var text = Render(new TerminalRenderer(_output, 80, 24, colour: false), table);
        Assert.Contains("bytes    1.5 GiB", text, StringComparison.Ordinal);
        Assert.Contains("percent     12.3", text, StringComparison.Ordinal);
        Assert.Contains("1610612736", Render(new PlainRenderer(_output), table), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_table_takes_the_place_of_the_one_before_and_fits_the_terminal()
    {
        var rows = Enumerable.Range(0, 100).Select(i => (IReadOnlyList<Cell>)[$"row{i}", i]).ToList();
        var refresh = new RefreshFrame("now", Table with { Rows = rows });
        var text = Render(new TerminalRenderer(_output, 80, 10, colour: false), refresh, refresh);
        var second = text.IndexOf("\e[9A\e[J", StringComparison.Ordinal);
        Assert.True(second > 0);
        Assert.Equal(9, text[..second].Count(c => c == '\n'));
        Assert.Contains("more lines", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_gets_one_object_with_real_numbers()
    {
        var line = new LineFrame("x", new Dictionary<string, Cell> { ["count"] = 3, ["isUp"] = true });
        var json = Json(new StartFrame(false), line, Table, new RowsFrame([["e", Cell.Nothing]]), new LineFrame("just text"), new ErrorFrame("broken"));
        Assert.Equal(3, json.GetProperty("count").GetInt32());
        Assert.True(json.GetProperty("isUp").GetBoolean());
        Assert.Equal(1.5, json.GetProperty("things")[0].GetProperty("lastValue").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("things")[2].GetProperty("lastValue").ValueKind);
        Assert.Equal("just text", json.GetProperty("messages")[0].GetString());
        Assert.Equal("broken", json.GetProperty("error").GetString());
    }

    [Fact]
    public void Two_tables_of_one_name_are_both_there()
    {
        var json = Json(new StartFrame(false), Table, Table);
        Assert.Equal(2, json.GetProperty("things_2").GetArrayLength());
    }

    [Fact]
    public void A_stream_for_a_program_is_one_object_per_line()
    {
        var lines = Render(new JsonRenderer(_output), new StartFrame(true), new LineFrame("a"), new LineFrame("b", new Dictionary<string, Cell> { ["n"] = 1 }), new RefreshFrame("now", Table))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["""{"text":"a"}""", """{"n":1}""", """{"things":[{"name":"a","lastValue":1.5},{"name":"bcd","lastValue":-1234567}]}"""], lines);
    }

    [Fact]
    public void A_document_is_put_out_as_it_is()
    {
        Assert.Equal("a\r\nb", Render(new PlainRenderer(_output), new DocumentFrame("a\r"), new DocumentFrame("\nb")));
        _output.GetStringBuilder().Clear();
        Assert.Equal("{}", Render(new JsonRenderer(_output), new StartFrame(false), new DocumentFrame("{}")));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1234.56789, "1234.568")]
    [InlineData(123456789012, "123456789012")]
    [InlineData(0.1234567, "0.1235")]
    [InlineData(5e-324, "4.9407E-324")]
    [InlineData(double.MaxValue, "1.7977E+308")]
    public void Numbers_are_cut_to_what_can_be_read(double number, string text) => Assert.Equal(text, CellText.Of(number));

    private JsonElement Json(params Frame[] frames) => JsonDocument.Parse(Render(new JsonRenderer(_output), frames)).RootElement;

    private string Render(FrameRenderer renderer, params Frame[] frames)
    {
        foreach (var frame in frames)
        {
            renderer.Write(frame);
        }

        renderer.Finish();
        return _output.ToString();
    }
}
