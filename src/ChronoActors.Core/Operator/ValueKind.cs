using System.Text.Json.Serialization;

namespace ChronoActors.Core.Operator;

/// <summary>What an argument or switch takes. Names travel as text: an old client treats a new kind as <see cref="Text"/>.</summary>
[JsonConverter(typeof(ValueKindConverter))]
public enum ValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>No value: the switch is there or not.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A length of time, <see cref="DurationText"/>.</summary>
    Duration,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>The name of a file on the client's machine; its text goes to the node.</summary>
    File,
}
