using Akka.Actor;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>
/// What the tracking actors rely on in their journal and snapshot store, whichever plugin and database a node is configured with. Every
/// test has an empty database.
/// </summary>
public abstract partial class PersistenceSpec
{
    /// <summary>The environment of a node on a new, empty database.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string>> NewDatabaseAsync();

    /// <summary>Lets the database fail, for writers at least.</summary>
    protected abstract Task BreakAsync();

    /// <summary>Brings the database back with everything that it had committed.</summary>
    protected abstract Task MendAsync();

    private async Task<NodeStorage> NewStorageAsync() => new(await NewDatabaseAsync());

    private static async Task KillAsync(IActorRef writer) => await writer.GracefulStop(Writer.Patience, PoisonPill.Instance);
}
