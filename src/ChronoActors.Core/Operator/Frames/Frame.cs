using System.Text.Json.Serialization;

namespace ChronoActors.Core.Operator.Frames;

/// <summary>
/// One line of the answer to a run: a JSON object whose <c>frame</c> names its kind. A run sends <see cref="StartFrame"/> first
/// and <see cref="EndFrame"/> last; an answer without an end was cut off. An empty line only shows that the node is alive.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "frame")]
[JsonDerivedType(typeof(StartFrame), "start")]
[JsonDerivedType(typeof(LineFrame), "line")]
[JsonDerivedType(typeof(TableFrame), "table")]
[JsonDerivedType(typeof(RowsFrame), "rows")]
[JsonDerivedType(typeof(RefreshFrame), "refresh")]
[JsonDerivedType(typeof(DocumentFrame), "document")]
[JsonDerivedType(typeof(ProgressFrame), "progress")]
[JsonDerivedType(typeof(WarningFrame), "warning")]
[JsonDerivedType(typeof(ErrorFrame), "error")]
[JsonDerivedType(typeof(NeedFrame), "need")]
[JsonDerivedType(typeof(EndFrame), "end")]
public abstract record Frame;

/// <summary>The command was understood and runs.</summary>
/// <param name="IsStreaming">Whether it runs until it is stopped.</param>
public sealed record StartFrame(bool IsStreaming) : Frame;

/// <summary>A line for a person, with the same for a program.</summary>
/// <param name="Text">The line.</param>
/// <param name="Data">What it says as named values, or null.</param>
public sealed record LineFrame(string Text, IReadOnlyDictionary<string, Cell>? Data = null) : Frame;

/// <summary>A table, or the beginning of one: <see cref="RowsFrame"/>s right after it continue it.</summary>
/// <param name="Name">The key in JSON.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">As many cells in each as there are columns.</param>
public sealed record TableFrame(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Frame;

/// <summary>More rows of the table before.</summary>
/// <param name="Rows">As many cells in each as the table has columns.</param>
public sealed record RowsFrame(IReadOnlyList<IReadOnlyList<Cell>> Rows) : Frame;

/// <summary>A table that takes the place of the one refreshed before.</summary>
/// <param name="Caption">A line above it.</param>
/// <param name="Table">The whole table.</param>
public sealed record RefreshFrame(string Caption, TableFrame Table) : Frame;

/// <summary>A piece of a document, to be put out as it is.</summary>
/// <param name="Text">With its line ends.</param>
public sealed record DocumentFrame(string Text) : Frame;

/// <summary>What the command is doing, shown only where somebody waits.</summary>
/// <param name="Text">For example <c>asking 3 nodes</c>.</param>
public sealed record ProgressFrame(string Text) : Frame;

/// <summary>Something to know besides the answer.</summary>
/// <param name="Text">One line.</param>
public sealed record WarningFrame(string Text) : Frame;

/// <summary>Why the command failed.</summary>
/// <param name="Message">What was wrong and what is allowed.</param>
/// <param name="Hint">What to try, or null.</param>
public sealed record ErrorFrame(string Message, string? Hint = null) : Frame;

/// <summary>Nothing was done yet: the command takes the text of a file that the words name; ask again with it in the request.</summary>
/// <param name="File">The file's name as the words have it.</param>
public sealed record NeedFrame(string File) : Frame;

/// <summary>The run has ended.</summary>
/// <param name="Code">How; numbers that a client does not know count as failed.</param>
public sealed record EndFrame([property: JsonConverter(typeof(JsonNumberEnumConverter<ExitCode>))] ExitCode Code) : Frame;
