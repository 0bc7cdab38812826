using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChronoActors.Core.Operator.Frames;

/// <summary>Cells as plain JSON values.</summary>
public sealed class CellConverter : JsonConverter<Cell>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => Cell.Nothing,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when !reader.ValueSpan.ContainsAny(".eE"u8) && reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw new JsonException("a cell is a text, a number, true, false or null."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a cell as a JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, Cell value)
    {
        switch (value.Kind)
        {
            case CellKind.Text:
                writer.WriteStringValue(value.ToString());
                break;
            case CellKind.WholeNumber:
                writer.WriteNumberValue(value.WholeNumber);
                break;
            case CellKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case CellKind.Truth:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
