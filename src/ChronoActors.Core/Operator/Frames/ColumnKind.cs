using System.Text.Json.Serialization;

namespace ChronoActors.Core.Operator.Frames;

/// <summary>What the cells of a column are. Travels as a number, so that a client may meet one that it does not know.</summary>
[JsonConverter(typeof(JsonNumberEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    /// <summary>Texts and truths, at the left.</summary>
    Text = 0,

    /// <summary>Numbers, at the right.</summary>
    Number = 1,

    /// <summary>Timestamps as ISO 8601 in UTC with nanoseconds; people get them cut to seconds.</summary>
    Time = 2,

    /// <summary>Numbers in the unit that the row names in its column <c>unit</c>, at the right; people get <c>1.5 GiB</c>.</summary>
    Quantity = 3,
}
