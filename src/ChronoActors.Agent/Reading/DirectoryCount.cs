using System.IO.Enumeration;

namespace ChronoActors.Agent.Reading;

/// <summary>Counts the entries of a directory without a string for each.</summary>
internal static class DirectoryCount
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>The number of entries whose name starts with a digit: processes in /proc, open handles in /proc/self/fd.</summary>
    /// <exception cref="IOException">The directory isn't there.</exception>
    public static int OfNumbered(string directory)
    {
        var count = 0;
        foreach (var numbered in new FileSystemEnumerable<bool>(directory, static (ref entry) => char.IsAsciiDigit(entry.FileName[0]), All))
        {
            count += numbered ? 1 : 0;
        }

        return count;
    }
}
