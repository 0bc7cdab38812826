using System.Collections;
using System.Text;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Resources;

/// <summary>The labels of a resource, sorted by name, each name once. Immutable and thread-safe.</summary>
public sealed class LabelSet : IReadOnlyList<Label>, IEquatable<LabelSet>
{
    private readonly Label[] _labels;

    /// <summary>A bit for each name that is in the set, so that most lookups of other names end here.</summary>
    private readonly ulong _names;

    private LabelSet(Label[] labels)
    {
        _labels = labels;
        foreach (var label in labels)
        {
            _names |= BitOf(label.Name);
        }
    }

    /// <summary>No labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public Label this[int index] => _labels[index];

    /// <summary>The value of a label, or null where the set has no label of that name.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var label in (_names & BitOf(name)) == 0 ? [] : _labels)
            {
                if (label.Name == name)
                {
                    return label.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Sorts and checks labels.</summary>
    /// <exception cref="IdentityException">A bad or repeated name, or more than <see cref="IdentityLimits.MaxLabels"/>.</exception>
    public static LabelSet Of(IEnumerable<Label> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var sorted = labels.ToArray();
        if (sorted.Length == 0)
        {
            return Empty;
        }

        if (sorted.Length > IdentityLimits.MaxLabels)
        {
            throw new IdentityException(RejectionReason.TooManyLabels, $"{sorted.Length} labels given; at most {IdentityLimits.MaxLabels} are allowed.");
        }

        foreach (var label in sorted)
        {
            NameRules.RequireLabelName(label.Name);
            NameRules.RequireText(label.Value, $"value of label \"{label.Name}\"");
        }

        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Name == sorted[i - 1].Name)
            {
                throw new IdentityException(RejectionReason.InvalidIdentity, $"label \"{sorted[i].Name}\" is given twice.");
            }
        }

        return new LabelSet(sorted);
    }

    /// <summary>Sorts and checks labels given as pairs.</summary>
    /// <exception cref="IdentityException">As for <see cref="Of(IEnumerable{Label})"/>.</exception>
    public static LabelSet Of(params (string Name, string Value)[] labels) =>
        Of(labels.Select(pair => new Label(pair.Name, pair.Value)));

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) => other is not null && _labels.AsSpan().SequenceEqual(other._labels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var label in _labels)
        {
            hash.Add(label);
        }

        return hash.ToHashCode();
    }

    /// <summary>The canonical text with braces, <c>{a="1",b="2"}</c>; empty for no labels.</summary>
    public override string ToString()
    {
        if (_labels.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder("{");
        foreach (var (name, value) in _labels)
        {
            text.Append(text.Length > 1 ? "," : "").Append(name).Append("=\"");
            QuotedText.Escape(text, value);
            text.Append('"');
        }

        return text.Append('}').ToString();
    }

    /// <inheritdoc/>
    public IEnumerator<Label> GetEnumerator() => ((IEnumerable<Label>)_labels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _labels.GetEnumerator();

    private static ulong BitOf(string name) => name.Length == 0 ? 0 : 1UL << ((name[0] + (name[^1] * 7) + (name.Length * 29)) & 63);
}
