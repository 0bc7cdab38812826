namespace ChronoActors.Core.Operator;

/// <summary>
/// The body of <c>POST /operator/run</c>. The node, which knows its palettes, parses the words: one round trip, and any client
/// can call any command.
/// </summary>
/// <param name="Words">Palette, command, arguments and switches, as the shell split them.</param>
/// <param name="Json">Whether the reader is a program; commands that write documents then write JSON.</param>
/// <param name="Files">The texts of files that the words name, by these names; a <see cref="Frames.NeedFrame"/> asks for them.</param>
public sealed record RunRequest(IReadOnlyList<string> Words, bool Json = false, IReadOnlyDictionary<string, string>? Files = null);
