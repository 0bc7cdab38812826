using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Selectors;

/// <summary>
/// Picks resources and metrics: <c>disk{type="io",node=~"edge-.*"}/read_*</c>. All parts are optional: a glob on the name, label
/// matchers that must all hold, a glob on the metric. Labels that are not named are not restricted; a missing label has the
/// value "". <c>type</c> matches the resource's type, unless the resource has a label of its own called <c>type</c>: then
/// the label is meant, so that an identity's text, read as a selector, always matches that resource.
/// Immutable and thread-safe; matching allocates nothing once a regular expression has seen texts of that shape.
/// </summary>
public sealed class Selector : IEquatable<Selector>
{
    /// <summary>The label name that stands for the resource's type.</summary>
    public const string TypeLabel = "type";

    private readonly Glob _name;
    private readonly Glob _metric;
    private readonly ImmutableArray<LabelMatcher> _matchers;
    private readonly string _canonical;
    private readonly ResourceId? _exact;

    internal Selector(Glob name, IEnumerable<LabelMatcher> matchers, Glob metric)
    {
        _name = name;
        _metric = metric;
        _matchers = [.. matchers.DistinctBy(matcher => matcher.ToString()).OrderBy(matcher => matcher.ToString(), StringComparer.Ordinal)];
        IsAll = _name.IsAny && _matchers.IsEmpty && _metric.IsAny;
        _canonical = Canonical();
        _exact = Exact();
    }

    /// <summary>Matches every metric of every resource.</summary>
    public static Selector All { get; } = new(Glob.Any, [], Glob.Any);

    /// <summary>The label matchers, each once, in the canonical order.</summary>
    public IReadOnlyList<LabelMatcher> Matchers => _matchers;

    /// <summary>Whether it restricts nothing.</summary>
    public bool IsAll { get; }

    /// <summary>Whether <see cref="TryGetExact"/> has an identity.</summary>
    public bool IsExact => _exact is not null;

    /// <summary>Reads a selector; an empty text is <see cref="All"/>.</summary>
    /// <exception cref="SyntaxException">The text is not a selector; the error points at the column.</exception>
    public static Selector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SelectorParser.Parse(text);
    }

    /// <summary>Reads a selector as <see cref="Parse"/> does, without throwing.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out SyntaxError? error)
    {
        try
        {
            (selector, error) = (Parse(text), null);
            return true;
        }
        catch (SyntaxException refusal)
        {
            (selector, error) = (null, refusal.Error);
            return false;
        }
    }

    /// <summary>Whether a resource is selected, whatever its metrics.</summary>
    public bool Matches(ResourceId id, string type)
    {
        if (IsAll)
        {
            return true;
        }

        if (!_name.IsMatch(id.Name))
        {
            return false;
        }

        foreach (var matcher in _matchers)
        {
            var value = id.Labels[matcher.Label] ?? (matcher.Label == TypeLabel ? type : "");
            if (!matcher.IsSatisfiedBy(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a metric of a selected resource is selected.</summary>
    public bool MatchesMetric(string metric) => IsAll || _metric.IsMatch(metric);

    /// <summary>
    /// The one identity that the selector spells out in full (a name without globs, only <c>=</c> matchers, each label once):
    /// what a command for a single resource takes it for. The selector itself may match more, since it does not
    /// restrict the labels that it doesn't name.
    /// </summary>
    public bool TryGetExact([NotNullWhen(true)] out ResourceId? id)
    {
        id = _exact;
        return id is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Selector? other) => other is not null && _canonical == other._canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Selector);

    /// <inheritdoc/>
    public override int GetHashCode() => _canonical.GetHashCode(StringComparison.Ordinal);

    /// <summary>The canonical text, matchers sorted; reads back equal.</summary>
    public override string ToString() => _canonical;

    private string Canonical()
    {
        var name = _name.IsAny && !_matchers.IsEmpty ? "" : _name.ToString();
        var labels = _matchers.IsEmpty ? "" : $"{{{string.Join(',', _matchers)}}}";
        return name + labels + (_metric.IsAny ? "" : $"/{_metric}");
    }

    private ResourceId? Exact()
    {
        if (!_name.IsExact || _matchers.Any(matcher => matcher.Operator != MatchOperator.Equal))
        {
            return null;
        }

        try
        {
            return ResourceId.Of(_name.ToString(), LabelSet.Of(_matchers.Select(matcher => new Label(matcher.Label, matcher.Value))));
        }
        catch (IdentityException)
        {
            return null;
        }
    }
}
