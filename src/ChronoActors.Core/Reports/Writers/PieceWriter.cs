using System.Text;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>Collects text and passes it on in pieces of some kilobytes, so that a long report is never one long text.</summary>
internal sealed class PieceWriter(TextWriter output, CancellationToken cancellation)
{
    private const int PieceLength = 16 * 1024;

    public StringBuilder Text { get; } = new(PieceLength + 1024);

    /// <summary>Passes the text on when there is enough of it.</summary>
    public Task PassAsync() => Text.Length < PieceLength ? Task.CompletedTask : PassAllAsync();

    public async Task PassAllAsync()
    {
        await output.WriteAsync(Text, cancellation).ConfigureAwait(false);
        Text.Clear();
    }
}
