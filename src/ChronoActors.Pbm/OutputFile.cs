using System.Text;
using ChronoActors.Core.Operator;

namespace ChronoActors.Pbm;

/// <summary>
/// The file of <c>-o</c>. It is written beside its place under another name and moved there when the command has succeeded, so
/// that nobody ever finds half a file.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly bool _mayReplace;

    private OutputFile(string path, bool mayReplace)
    {
        _path = path;
        _mayReplace = mayReplace;
        _temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        Writer = new StreamWriter(
            new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Where the command's output goes.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Opens the file, before anything is asked of the node.</summary>
    public static OutputFile? TryOpen(string path, bool mayReplace, out UsageFault? fault)
    {
        try
        {
            var full = Path.GetFullPath(path);
            fault = Directory.Exists(full) ? new UsageFault($"-o {path} is a directory; name a file in it")
                : !Directory.Exists(Path.GetDirectoryName(full)) ? new UsageFault($"-o {path}: the directory {Path.GetDirectoryName(full)} does not exist")
                : File.Exists(full) && !mayReplace ? new UsageFault($"-o {path} exists already", "--force replaces it")
                : null;
            return fault is null ? new OutputFile(full, mayReplace) : null;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = new UsageFault($"-o {path} can't be written: {refusal.Message}");
            return null;
        }
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="IOException">It can't be: the disk is full, or somebody made a file of that name meanwhile.</exception>
    public void Keep()
    {
        Writer.Dispose();
        File.Move(_temporary, _path, _mayReplace);
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        try
        {
            Writer.Dispose();
        }
        finally
        {
            File.Delete(_temporary);
        }
    }
}
