using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ChronoActors.Node.Operator;

/// <summary>Gives writers of documents a place to write UTF-8 to: what is flushed goes to the client at once. Not thread-safe.</summary>
internal sealed class DocumentWriter(CommandOutput output) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <inheritdoc/>
    public override void Advance(int bytes) => _bytes.Advance(bytes);

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        // A character may be cut in two by the end of what was written.
        var text = new ArrayBufferWriter<char>();
        _decoder.Convert(_bytes.WrittenSpan, text, flush: false, out _, out _);
        _bytes.ResetWrittenCount();
        await output.DocumentAsync(text.WrittenSpan.ToString(), cancellationToken);
        return default;
    }

    /// <inheritdoc/>
    public override void CancelPendingFlush()
    {
    }

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
    }
}
