using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChronoActors.Core.Operator;

/// <summary>Kinds by name; one that a newer node knows and this client does not is any text.</summary>
public sealed class ValueKindConverter : JsonConverter<ValueKind>
{
    /// <inheritdoc/>
    public override ValueKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Enum.TryParse<ValueKind>(reader.GetString(), out var kind) && Enum.IsDefined(kind) ? kind : ValueKind.Text;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
