using System.Runtime.CompilerServices;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Pbm.Connection;

namespace ChronoActors.Pbm;

/// <summary>Runs a command, and reads the files that the node asks for: those that the person has named, and no others.</summary>
internal static class FileDelivery
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The frames of the run. A file that can't be read ends it as a usage error.</summary>
    public static async IAsyncEnumerable<Frame> RunAsync(OperatorClient client, Invocation invocation, [EnumeratorCancellation] CancellationToken cancel)
    {
        var files = new Dictionary<string, string>();
        while (true)
        {
            NeedFrame? need = null;
            await foreach (var frame in client.RunAsync(new RunRequest(invocation.Words, invocation.Json, files.Count == 0 ? null : files), cancel))
            {
                need ??= frame as NeedFrame;
                if (need is null)
                {
                    yield return frame;
                }
            }

            if (need is null)
            {
                yield break;
            }

            if (Refusal(need.File, invocation, files) is { } refusal)
            {
                yield return new ErrorFrame(refusal);
                yield return new EndFrame(ExitCode.Usage);
                yield break;
            }
        }
    }

    /// <summary>Why a file is not sent, or null: then it is among the files.</summary>
    private static string? Refusal(string file, Invocation invocation, Dictionary<string, string> files)
    {
        if (files.ContainsKey(file) || !invocation.Words.Any(word => word == file || word.EndsWith($"={file}", StringComparison.Ordinal)))
        {
            return $"the node asks for the file {file}, which the command line does not name; it is not sent";
        }

        try
        {
            if (File.Exists(file) && new FileInfo(file).Length > MaxBytes)
            {
                return $"{file} has more than {MaxBytes} bytes";
            }

            files[file] = File.ReadAllText(file);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{file} can't be read: {fault.Message}";
        }
    }
}
