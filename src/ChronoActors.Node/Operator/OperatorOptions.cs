using System.Net;

namespace ChronoActors.Node.Operator;

/// <summary>Where the operator endpoint listens and what it bears.</summary>
public sealed record OperatorOptions
{
    /// <summary>The address it listens on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 lets the system choose.</summary>
    public int Port { get; init; } = 9110;

    /// <summary>The bearer token for changing commands from other machines; null refuses them all.</summary>
    public string? Token { get; init; }

    /// <summary>How many commands run at once; more are refused.</summary>
    public int MaxRuns { get; init; } = 32;

    /// <summary>Longest request body, with the files that it brings.</summary>
    public long MaxRequestBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Most words in a command line.</summary>
    public int MaxWords { get; init; } = 256;

    /// <summary>Longest line of an answer; a frame that needs more fails the command.</summary>
    public int MaxLineBytes { get; init; } = 1024 * 1024;

    /// <summary>How often an idle stream shows that the node is alive, and finds out that the client has gone.</summary>
    public TimeSpan BeatInterval { get; init; } = TimeSpan.FromSeconds(15);
}
