using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>One run of a command.</summary>
/// <param name="Parsed">What was asked.</param>
/// <param name="Out">Where the answer goes.</param>
/// <param name="Cancel">Cancelled when the client has gone or the node stops.</param>
/// <param name="Json">Whether the reader is a program.</param>
public sealed record CommandContext(ParsedCommand Parsed, CommandOutput Out, CancellationToken Cancel, bool Json = false)
{
    /// <summary>The value of a parameter that the command declares.</summary>
    /// <exception cref="UsageException">The text is no such value.</exception>
    public T Get<T>(Parameter<T> parameter) => parameter.Read(Parsed);

    /// <summary>The text of the file that a parameter names.</summary>
    public string TextOf(Parameter<string> file) => Parsed.Files[Get(file)];
}
