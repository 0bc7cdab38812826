using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Agent.Recording;

/// <summary>Where sampled rows go. Implementations are thread-safe.</summary>
public interface IRowSink
{
    /// <summary>Announces a resource before its first row.</summary>
    /// <returns>The number by which its rows name it.</returns>
    int Declare(ResourceDeclaration declaration);

    /// <summary>Takes over a row. Does not wait for its delivery.</summary>
    /// <param name="handle">What <see cref="Declare"/> returned.</param>
    /// <param name="row">
    /// Exactly one row, its metrics in the order of the declared schema, those without a value missing. The caller uses the
    /// block again: what is needed later must be copied before returning.
    /// </param>
    void Record(int handle, RowBlock row);

    /// <summary>The resource is gone: no row will follow under this handle.</summary>
    void Remove(int handle);
}
