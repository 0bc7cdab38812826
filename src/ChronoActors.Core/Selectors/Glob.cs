namespace ChronoActors.Core.Selectors;

/// <summary>A name pattern: <c>*</c> for any characters or none, <c>?</c> for exactly one. Immutable and thread-safe.</summary>
internal sealed class Glob
{
    private readonly string _pattern;

    public Glob(string pattern)
    {
        while (pattern.Contains("**", StringComparison.Ordinal))
        {
            pattern = pattern.Replace("**", "*", StringComparison.Ordinal);
        }

        _pattern = pattern.Length == 0 ? "*" : pattern;
        IsAny = _pattern == "*";
        IsExact = !_pattern.AsSpan().ContainsAny('*', '?');
    }

    public static Glob Any { get; } = new("*");

    public bool IsAny { get; }

    /// <summary>Whether it matches exactly one name: itself.</summary>
    public bool IsExact { get; }

    /// <summary>
    /// Greedy matching that returns only to the latest star, which suffices for globs: time is at most the product of the
    /// lengths.
    /// </summary>
    public bool IsMatch(string name)
    {
        if (IsExact || IsAny)
        {
            return IsAny || _pattern == name;
        }

        var (at, read, star, mark) = (0, 0, -1, 0);
        while (read < name.Length)
        {
            if (at < _pattern.Length && _pattern[at] == '*')
            {
                (star, mark) = (at++, read);
            }
            else if (at < _pattern.Length && (_pattern[at] == '?' || _pattern[at] == name[read]))
            {
                at++;
                read++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                read = ++mark;
            }
            else
            {
                return false;
            }
        }

        return at == _pattern.Length || (at == _pattern.Length - 1 && _pattern[at] == '*');
    }

    public override string ToString() => _pattern;
}
