using System.Text;

namespace ChronoActors.Agent.Reading;

/// <summary>A mounted file system.</summary>
internal sealed record Mount(string Device, string Point, string Type);

/// <summary>Reads the mount table and chooses the mounts that hold data on this machine.</summary>
internal static class MountTable
{
    /// <summary>Read-only images, full by nature.</summary>
    private static readonly HashSet<string> ImageTypes = ["squashfs", "iso9660", "erofs"];

    /// <summary>All mounts; where several lie on the same point, the one on top.</summary>
    public static IReadOnlyCollection<Mount> Read(SourceFile mounts)
    {
        var byPoint = new Dictionary<string, Mount>(StringComparer.Ordinal);
        var text = mounts.Read();
        foreach (var range in text.Split((byte)'\n'))
        {
            var fields = new Fields(text[range]);
            var device = Unescape(fields.Next());
            var point = Unescape(fields.Next());
            var type = Encoding.UTF8.GetString(fields.Next());
            if (type.Length > 0 && point.StartsWith('/'))
            {
                byPoint[point] = new Mount(device, point, type);
            }
            else
            {
                mounts.Malformed(text[range]);
            }
        }

        return byPoint.Values;
    }

    /// <summary>
    /// The mounts of block devices and the root, each device once, at its shortest path. Network and kernel file systems are
    /// not among them.
    /// </summary>
    public static IEnumerable<Mount> Choose(IEnumerable<Mount> mounts, Func<string, bool> isSkipped) => mounts
        .Where(mount => IsReal(mount) && !isSkipped(mount.Point))
        .GroupBy(static mount => mount.Device, StringComparer.Ordinal)
        .Select(static group => group.MinBy(static mount => mount.Point.Length)!);

    private static bool IsReal(Mount mount) => mount.Type switch
    {
        "overlay" => mount.Point == "/",
        "zfs" => true,
        _ => mount.Device.StartsWith("/dev/", StringComparison.Ordinal) && mount.Device != "/dev/fuse" && !ImageTypes.Contains(mount.Type),
    };

    /// <summary>The table writes blanks, tabs, line ends and backslashes as a backslash and three octal digits.</summary>
    private static string Unescape(ReadOnlySpan<byte> field)
    {
        Span<byte> plain = field.Length <= 1024 ? stackalloc byte[field.Length] : new byte[field.Length];
        var length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '\\' && field.Length - i > 3 && !field.Slice(i + 1, 3).ContainsAnyExceptInRange((byte)'0', (byte)'7'))
            {
                plain[length++] = (byte)(((field[i + 1] - '0') << 6) | ((field[i + 2] - '0') << 3) | (field[i + 3] - '0'));
                i += 3;
            }
            else
            {
                plain[length++] = field[i];
            }
        }

        return Encoding.UTF8.GetString(plain[..length]);
    }
}
