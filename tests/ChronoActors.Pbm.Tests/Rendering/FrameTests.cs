using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using CsCheck;

namespace ChronoActors.Pbm.Tests.Rendering;

public sealed class FrameTests
{
    private static readonly Gen<Cell> AnyCell = Gen.OneOf(
        Gen.String.Select(text => (Cell)JsonSafe(text)), Gen.Long.Select(whole => (Cell)whole), Gen.Double.Select(number => (Cell)number), Gen.Bool.Select(truth => (Cell)truth), Gen.Const(Cell.Nothing));

    [Fact]
    public void Cells_survive_the_wire() => AnyCell.Array.Sample(cells =>
    {
        var table = new TableFrame("t", [.. cells.Select((_, i) => new Column($"c{i}"))], [cells]);
        var line = JsonSerializer.Serialize(table, OperatorJson.Default.Frame);
        Assert.DoesNotContain('\n', line);
        var back = Assert.IsType<TableFrame>(JsonSerializer.Deserialize(line, OperatorJson.Default.Frame));
        Assert.Equal(cells.Select(cell => cell.ToString()), back.Rows[0].Select(cell => cell.ToString()));
    });

    [Theory]
    [InlineData(ExitCode.Partial, """{"frame":"end","code":4}""")]
    [InlineData(ExitCode.Done, """{"frame":"end","code":0}""")]
    public void The_end_carries_the_exit_code_as_a_number(ExitCode code, string line) =>
        Assert.Equal(line, JsonSerializer.Serialize(new EndFrame(code), OperatorJson.Default.Frame));

    [Fact]
    public void An_unknown_kind_of_value_is_a_text()
    {
        var rule = JsonSerializer.Deserialize("""{"kind":"Colour","placeholder":"COLOUR"}""", OperatorJson.Default.ValueRule);
        Assert.Equal(ValueKind.Text, rule!.Kind);
    }

    private static string JsonSafe(string text) => text.All(c => !char.IsSurrogate(c)) ? text : "";
}
