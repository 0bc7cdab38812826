namespace ChronoActors.Core.Operator;

/// <summary>What a client has to know of a command to help with it.</summary>
/// <param name="Name">The word that calls it, unique in its palette.</param>
/// <param name="Summary">One line for help.</param>
/// <param name="Arguments">By position; required ones first.</param>
/// <param name="Switches">By name.</param>
/// <param name="Changes">Whether it changes anything: such commands need a token from other machines.</param>
/// <param name="IsStreaming">Whether it runs until it is stopped.</param>
/// <param name="Examples">Complete command lines after <c>pbm</c>.</param>
public sealed record CommandDescription(
    string Name,
    string Summary,
    IReadOnlyList<ArgumentDescription> Arguments,
    IReadOnlyList<SwitchDescription> Switches,
    bool Changes = false,
    bool IsStreaming = false,
    IReadOnlyList<string>? Examples = null);
