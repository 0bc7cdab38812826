namespace ChronoActors.Core.Selectors;

/// <summary>How a label's value is compared, as in Prometheus.</summary>
public enum MatchOperator
{
    /// <summary><c>=</c>: the same text.</summary>
    Equal,

    /// <summary><c>!=</c>: another text.</summary>
    NotEqual,

    /// <summary><c>=~</c>: the regular expression matches the whole text.</summary>
    Matches,

    /// <summary><c>!~</c>: the regular expression does not match the whole text.</summary>
    MatchesNot,
}
