namespace ChronoActors.Contracts.Versions;

/// <summary>
/// What a message becomes that this version does not know. It reaches the actor it was sent to, which answers
/// <see cref="NotUnderstood"/> if somebody waits, and else leaves it alone. It never leaves the process.
/// </summary>
public sealed record UnknownMessage : IVersionMismatch
{
    private const int MaxShown = 40;

    /// <summary>A message with a manifest that came from anybody.</summary>
    public UnknownMessage(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Manifest = string.Concat(manifest.Take(MaxShown).Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '?'));
    }

    /// <summary>Its manifest, for a person: cut at 40 characters, and with nothing but letters and digits.</summary>
    public string Manifest { get; }

    /// <inheritdoc/>
    public string Explanation =>
        $"a message \"{Manifest}\" has come, which version {OwnVersion.Text} here does not know; it is from a newer one: upgrade here.";
}
