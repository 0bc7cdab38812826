using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ChronoActors.Agent.Reading;

/// <summary>
/// A file of /proc, /sys or a control group, opened once and read again from its start at each sample, into one reused
/// buffer. Not thread-safe.
/// </summary>
internal sealed class SourceFile : IDisposable
{
    /// <summary>What is read of a file at most; the rest is left out.</summary>
    public const int MaxBytes = 4 << 20;

    private readonly SafeFileHandle _handle;
    private readonly FaultLog _faults;
    private byte[] _buffer = new byte[4096];

    private SourceFile(string path, FaultLog faults)
    {
        Path = path;
        _faults = faults;
        // Sharing everything keeps the runtime from locking the file.
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>Opens a file and reads it once, since some files open well and then refuse to be read.</summary>
    /// <exception cref="IOException">It isn't there or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SourceFile Open(string path, FaultLog faults)
    {
        var file = new SourceFile(path, faults);
        try
        {
            file.Read();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="Open"/>, but null where the file isn't there or can't be read.</summary>
    public static SourceFile? TryOpen(string path, FaultLog faults)
    {
        try
        {
            return Open(path, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file's bytes now; good until the next call.</summary>
    public ReadOnlySpan<byte> Read()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                if (length >= MaxBytes)
                {
                    return _buffer;
                }

                Array.Resize(ref _buffer, length * 2);
            }

            // The kernel may answer with less than a file has: only an empty answer is its end.
            var read = RandomAccess.Read(_handle, _buffer.AsSpan(length), length);
            if (read == 0)
            {
                return _buffer.AsSpan(0, length);
            }

            length += read;
        }
    }

    /// <summary>Says, once per file, that a line isn't understood and is skipped; an empty one is nothing to speak of.</summary>
    public void Malformed(ReadOnlySpan<byte> line)
    {
        if (!line.IsEmpty && _faults.IsNew(Path))
        {
            var shown = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)]).ReplaceLineEndings(" ");
            _faults.Once(Path, $"{Path} has a line that is not understood and skipped: \"{shown}\"");
        }
    }

    public void Dispose() => _handle.Dispose();
}
