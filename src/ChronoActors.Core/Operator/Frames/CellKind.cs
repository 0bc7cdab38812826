namespace ChronoActors.Core.Operator.Frames;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing; <c>null</c> in JSON.</summary>
    Nothing,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,
}
