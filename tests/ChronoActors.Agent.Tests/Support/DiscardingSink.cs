using ChronoActors.Agent.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Agent.Tests.Support;

/// <summary>Takes everything and keeps nothing, without allocating.</summary>
internal sealed class DiscardingSink : IRowSink
{
    public int Declare(ResourceDeclaration declaration) => 1;

    public void Record(int handle, RowBlock row)
    {
    }

    public void Remove(int handle)
    {
    }
}
