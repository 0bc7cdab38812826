using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator;

/// <summary>Writes frames as lines of JSON, each flushed, so that the reader sees it at once. Thread-safe.</summary>
internal sealed class FrameStream(PipeWriter pipe, int maxLineBytes) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Writes one frame.</summary>
    /// <exception cref="InvalidOperationException">The line would be longer than allowed; nothing of it was written.</exception>
    public ValueTask SendAsync(Frame frame, CancellationToken cancel)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(frame, OperatorJson.Default.Frame);
        return line.Length <= maxLineBytes
            ? WriteAsync(line, cancel)
            : throw new InvalidOperationException($"a line of the answer has {line.Length} bytes; at most {maxLineBytes} are allowed.");
    }

    /// <summary>An empty line from time to time until cancelled.</summary>
    public async Task BeatAsync(TimeSpan interval, TimeProvider time, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            await WriteAsync([], cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask WriteAsync(byte[] line, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            pipe.Write(line);
            pipe.Write("\n"u8);
            await pipe.FlushAsync(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }
}
