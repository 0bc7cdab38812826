namespace ChronoActors.Contracts.Versions;

/// <summary>What comes instead of an answer when a process and its peer are of versions that do not fit.</summary>
public interface IVersionMismatch
{
    /// <summary>What was not understood, by which version, and what to do; for the person who runs this process.</summary>
    string Explanation { get; }
}
