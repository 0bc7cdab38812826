namespace ChronoActors.Core.Resources;

/// <summary>What a producer says of a resource before its first row. Immutable.</summary>
public sealed record ResourceDeclaration
{
    /// <summary>The type of a resource that was tracked without naming one.</summary>
    public const string DefaultType = "custom";

    /// <summary>Checks and builds a declaration.</summary>
    /// <param name="id">Who it is.</param>
    /// <param name="type">For example <c>cpu</c>, <c>memory</c>, <c>io</c>, <c>connection</c>; an attribute, not part of the identity.</param>
    /// <param name="schema">Its metrics.</param>
    /// <exception cref="IdentityException">The type is not allowed.</exception>
    public ResourceDeclaration(ResourceId id, string type, MetricSchema schema)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(schema);
        Id = id;
        Type = NameRules.RequireName(type, "resource type");
        Schema = schema;
    }

    /// <summary>Who it is.</summary>
    public ResourceId Id { get; }

    /// <summary>The kind of thing it is.</summary>
    public string Type { get; }

    /// <summary>Its metrics.</summary>
    public MetricSchema Schema { get; }
}
