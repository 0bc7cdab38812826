using Akka.Actor;
using ChronoActors.Agent.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Agent.Connection;

/// <summary>Takes rows while there is nothing to deliver them to, and says so. Thread-safe.</summary>
internal sealed class UnconnectedSink : IRowSink
{
    private int _handles;

    public UnconnectedSink(IReadOnlyList<Address> contacts, ILogger<UnconnectedSink> logger) =>
        logger.LogWarning("Not connected to a cluster (contacts: [{Contacts}]): samples are taken and not kept", string.Join(", ", contacts));

    public int Declare(ResourceDeclaration declaration) => Interlocked.Increment(ref _handles);

    public void Record(int handle, RowBlock row)
    {
    }

    public void Remove(int handle)
    {
    }
}
