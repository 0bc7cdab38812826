using System.Text;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Delivery;

/// <summary>What a declaration takes in a message.</summary>
internal static class DeclarationSize
{
    private const int Overhead = 8;

    /// <summary>At most this many bytes.</summary>
    public static int Of(ResourceDeclaration declaration)
    {
        var bytes = Encoding.UTF8.GetByteCount(declaration.Type) + (2 * Overhead)
            + Encoding.UTF8.GetByteCount(declaration.Id.ToString()) + (declaration.Id.Labels.Count * Overhead);
        foreach (var metric in declaration.Schema.Metrics)
        {
            bytes += Encoding.UTF8.GetByteCount(metric.Name) + Encoding.UTF8.GetByteCount(metric.Unit) + Overhead;
        }

        return bytes;
    }
}
