using Akka.Actor;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Contracts.Tests.Serialization;

/// <summary>Akka's own serialization, configured as nodes and clients configure it.</summary>
public sealed class AkkaSerialization : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("contracts", ContractsSerialization.Config);

    public Akka.Serialization.Serialization Serialization => _system.Serialization;

    public ContractsSerializer Contracts => new((ExtendedActorSystem)_system);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();
}
