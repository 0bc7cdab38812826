using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Connection;

/// <summary>Reads frames from the lines of an answer as they arrive.</summary>
internal static class FrameReader
{
    private const int MaxLineBytes = 16 * 1024 * 1024;

    /// <summary>The frames up to the end of the stream. A frame of a kind that this client does not know becomes a warning.</summary>
    /// <exception cref="ConnectionException">A line is no frame, or endless.</exception>
    public static async IAsyncEnumerable<Frame> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pipe = PipeReader.Create(stream);
        while (true)
        {
            var read = await pipe.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (!rest.Slice(0, end).IsEmpty)
                {
                    yield return Parse(rest.Slice(0, end));
                }

                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (rest.Length > MaxLineBytes)
            {
                throw new ConnectionException($"the node sent a line of more than {MaxLineBytes} bytes");
            }

            pipe.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static Frame Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return JsonSerializer.Deserialize(ref reader, OperatorJson.Default.Frame) ?? throw new JsonException("null is no frame");
        }
        catch (JsonException) when (IsObject(line))
        {
            return new WarningFrame("the node sent something that this pbm does not know; a newer pbm may show more");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new ConnectionException("the node's answer can't be read", "is it a ChronoActors operator endpoint?", fault);
        }
    }

    private static bool IsObject(ReadOnlySequence<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("frame", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
