using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Resources;

/// <summary>
/// The identity of a tracked thing: a name and labels. Two resources are the same exactly when their canonical texts
/// (<c>disk{device="sda",node="edge-7"}</c>) are equal. Immutable and thread-safe.
/// </summary>
public sealed class ResourceId : IEquatable<ResourceId>
{
    private readonly string _canonical;
    private string? _entity;

    private ResourceId(string name, LabelSet labels, string canonical)
    {
        Name = name;
        Labels = labels;
        _canonical = canonical;
    }

    /// <summary>Orders identities by their canonical text, the same way on every machine.</summary>
    public static IComparer<ResourceId> Order { get; } =
        Comparer<ResourceId>.Create(static (a, b) => string.CompareOrdinal(a._canonical, b._canonical));

    /// <summary>The resource's name.</summary>
    public string Name { get; }

    /// <summary>The resource's labels.</summary>
    public LabelSet Labels { get; }

    /// <summary>
    /// The entity id of the resource's actor: 22 characters (128 bits of the SHA-256 of the canonical text, base64url), short
    /// whatever the labels and safe in actor paths and persistence ids.
    /// </summary>
    public string Entity => _entity ??= EntityOf(_canonical);

    /// <summary>Checks and builds an identity.</summary>
    /// <exception cref="IdentityException">The name is bad, or the identity is longer than <see cref="IdentityLimits.MaxIdentityBytes"/>.</exception>
    public static ResourceId Of(string name, LabelSet? labels = null)
    {
        labels ??= LabelSet.Empty;
        var canonical = NameRules.RequireName(name, "resource name") + labels;
        var bytes = Encoding.UTF8.GetByteCount(canonical);
        if (bytes > IdentityLimits.MaxIdentityBytes)
        {
            throw new IdentityException(RejectionReason.IdentityTooLong,
                $"name and labels of \"{name}\" have {bytes} bytes together; at most {IdentityLimits.MaxIdentityBytes} are allowed.");
        }

        return new ResourceId(name, labels, canonical);
    }

    /// <summary>Checks and builds an identity from a name and label pairs.</summary>
    /// <exception cref="IdentityException">As for <see cref="Of(string, LabelSet?)"/> and <see cref="LabelSet.Of(IEnumerable{Label})"/>.</exception>
    public static ResourceId Of(string name, params (string Name, string Value)[] labels) => Of(name, LabelSet.Of(labels));

    /// <summary>Reads an identity; labels may come in any order, with blanks between the parts.</summary>
    /// <exception cref="SyntaxException">The text is not an identity, or breaks a limit; the error points at the column.</exception>
    public static ResourceId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new TextScanner(text);
        var id = IdentityParser.TakeIdentity(scanner);
        scanner.TakeEnd(id.Labels.Count == 0 ? "'{' or the end" : "the end");
        return id;
    }

    /// <summary>Reads an identity as <see cref="Parse"/> does, without throwing.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ResourceId? id, [NotNullWhen(false)] out SyntaxError? error)
    {
        try
        {
            (id, error) = (Parse(text), null);
            return true;
        }
        catch (SyntaxException refusal)
        {
            (id, error) = (null, refusal.Error);
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Equals(ResourceId? other) => other is not null && _canonical == other._canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceId);

    /// <inheritdoc/>
    public override int GetHashCode() => _canonical.GetHashCode(StringComparison.Ordinal);

    /// <summary>The canonical text.</summary>
    public override string ToString() => _canonical;

    private static string EntityOf(string canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonical), hash);
        return Base64Url.EncodeToString(hash[..16]);
    }
}
