namespace ChronoActors.Core.Operator;

/// <summary>Finds what somebody probably meant to type.</summary>
public static class Nearest
{
    private const int LongestWord = 64;

    /// <summary>
    /// The candidate with the fewest edits (insert, delete, replace, swap neighbours: the optimal string alignment distance,
    /// E. Ukkonen, "Algorithms for approximate string matching", 1985, with transpositions) from a word, or one that the word
    /// begins; null when nothing is near. Ties go to the earlier candidate.
    /// </summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var (best, bestDistance) = ((string?)null, int.MaxValue);
        foreach (var candidate in word.Length is 0 or > LongestWord ? [] : candidates)
        {
            var isPrefix = word.Length > 1 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);
            var distance = isPrefix ? 1 : Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            var limit = Math.Max(1, Math.Max(word.Length, candidate.Length) / 3);
            if (distance <= limit && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The suggestion as a sentence: <c>did you mean "stats"?</c>, or null.</summary>
    public static string? Hint(string word, IEnumerable<string> candidates) =>
        To(word, candidates) is { } near ? $"did you mean \"{near}\"?" : null;

    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[from.Length, to.Length];
    }
}
