using System.Text;

namespace ChronoActors.Node.Operator;

/// <summary>Gives writers of documents a place to write to: every piece goes to the client at once. Asynchronous writes only.</summary>
internal sealed class DocumentWriter(CommandOutput output, CancellationToken cancel) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => output.DocumentAsync(value ?? "", cancel).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) => WriteAsync(buffer.ToString());

    /// <inheritdoc/>
    public override Task WriteAsync(StringBuilder? value, CancellationToken cancellationToken = default) => WriteAsync(value?.ToString());

    /// <inheritdoc/>
    public override Task WriteAsync(char value) => WriteAsync(value.ToString());

    /// <inheritdoc/>
    public override void Write(char value) => throw new NotSupportedException("documents are written asynchronously");
}
