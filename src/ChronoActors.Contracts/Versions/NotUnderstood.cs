namespace ChronoActors.Contracts.Versions;

/// <summary>The answer to a message that the receiver does not know.</summary>
/// <param name="Manifest">The manifest of that message.</param>
/// <param name="Version">The receiver's version.</param>
public sealed record NotUnderstood(string Manifest, string Version) : IWireMessage, IVersionMismatch
{
    /// <summary>The answer of this process.</summary>
    public static NotUnderstood Of(UnknownMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new NotUnderstood(message.Manifest, OwnVersion.Text);
    }

    /// <inheritdoc/>
    public string Explanation =>
        $"version {Version} there does not know the message \"{Manifest}\" of version {OwnVersion.Text} here: upgrade there.";
}
