namespace ChronoActors.Node.Receivers;

/// <summary>
/// A secret in a file or an environment variable. It is read each time that it is used, so that a file may change while the node runs;
/// the text of this object names the place only. Thread-safe.
/// </summary>
internal sealed class Secret
{
    private const int LongestFile = 64 * 1024;
    private readonly string _place;
    private readonly Func<string?> _read;

    private Secret(string place, Func<string?> read) => (_place, _read) = (place, read);

    /// <summary>The text of a file, without blanks around it.</summary>
    public static Secret InFile(string path) => new($"file {path}", () => new FileInfo(path).Length <= LongestFile ? File.ReadAllText(path) : null);

    /// <summary>The value of an environment variable, without blanks around it.</summary>
    public static Secret InVariable(string name) => new($"variable {name}", () => Environment.GetEnvironmentVariable(name));

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">It is not there, empty or far too long; the message names the place.</exception>
    public string Read()
    {
        try
        {
            if (_read()?.Trim() is { Length: > 0 } secret)
            {
                return secret;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"the secret in {_place} can't be read: {fault.Message}", fault);
        }

        throw new InvalidOperationException($"the secret in {_place} is missing or empty");
    }

    /// <summary>Where it is.</summary>
    public override string ToString() => _place;
}
