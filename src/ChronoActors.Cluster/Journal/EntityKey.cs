using System.Security.Cryptography;
using System.Text;

namespace ChronoActors.Cluster.Journal;

/// <summary>The key of a persistent actor in the tables: 16 bytes instead of its name in every row and index entry.</summary>
internal static class EntityKey
{
    /// <summary>The first 128 bits of the SHA-256 of a persistence id.</summary>
    public static Guid Of(string persistenceId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetByteCount(persistenceId);
        var name = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(persistenceId, name);
        SHA256.HashData(name, hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
