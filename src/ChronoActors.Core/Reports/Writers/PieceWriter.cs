using System.IO.Pipelines;
using System.Text;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>Collects text and passes it on in pieces of some kilobytes, so that a long report is never one long text.</summary>
internal sealed class PieceWriter(PipeWriter output, CancellationToken cancellation)
{
    private const int PieceLength = 16 * 1024;

    // A pair of surrogates may be in two chunks of the text, or in two pieces.
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();

    public StringBuilder Text { get; } = new(PieceLength + 1024);

    /// <summary>Passes the text on when there is enough of it.</summary>
    public ValueTask PassAsync() => Text.Length < PieceLength ? ValueTask.CompletedTask : PassAllAsync();

    public async ValueTask PassAllAsync()
    {
        foreach (var chunk in Text.GetChunks())
        {
            _encoder.Convert(chunk.Span, output, flush: false, out _, out _);
        }

        Text.Clear();
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
