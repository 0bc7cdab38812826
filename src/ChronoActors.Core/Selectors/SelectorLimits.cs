namespace ChronoActors.Core.Selectors;

/// <summary>What a selector may be at most: a stranger's selector is read and matched in bounded time.</summary>
public static class SelectorLimits
{
    /// <summary>Longest selector, in UTF-16 units.</summary>
    public const int MaxLength = 4096;

    /// <summary>Most label matchers in one selector.</summary>
    public const int MaxMatchers = 32;
}
