using Akka.Actor;
using Akka.Serialization;
using ChronoActors.Cluster.Reports;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>During a rolling upgrade a node of the version before does not know what an aggregate is.</summary>
public sealed class OlderNodeTests() : ClusterSpec($$"""
    akka.actor {
      serializers.chrono = "{{typeof(OlderSerializer).AssemblyQualifiedName}}"
      serialization-identifiers {
        "{{typeof(ContractsSerializer).FullName}}, {{typeof(ContractsSerializer).Assembly.GetName().Name}}" = {{ContractsSerializer.Id + 1}}
        "{{typeof(OlderSerializer).FullName}}, {{typeof(OlderSerializer).Assembly.GetName().Name}}" = {{ContractsSerializer.Id}}
      }
    }
    """)
{
    [Fact]
    public async Task It_is_named_as_missing_and_goes_on_answering_what_it_knows()
    {
        var (here, there) = (SomeResources.Of("here", 1), SomeResources.Of("there", 2));
        await File.WakeAsync(Here, here);
        await File.WakeAsync(There, there);
        ReportHere(here);
        ReportThere(there);

        var aggregate = await AskAsync<Aggregate>(asker => AggregateQueryActor.Props(new AggregateQuery(), Services(), asker));

        var missing = Assert.Single(aggregate.Missing);
        Assert.Equal(($"node {There}", 1), (missing.Where, missing.Resources));
        Assert.Equal(1, Assert.Single(aggregate.Groups).Max);
        var report = await ReportAsync();
        Assert.True(report.IsComplete, string.Join("; ", report.Missing));
        Assert.Equal(["here", "there"], report.Resources.Select(resource => resource.Id.Name));
    }

    /// <summary>The contracts' serializer before there were aggregates.</summary>
    public sealed class OlderSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
    {
        private readonly ContractsSerializer _contracts = new(system);

        public override int Identifier => ContractsSerializer.Id;

        public override string Manifest(object o) => _contracts.Manifest(o);

        public override byte[] ToBinary(object obj) => _contracts.ToBinary(obj);

        public override object FromBinary(byte[] bytes, string manifest) => _contracts.FromBinary(bytes, manifest is "ac" or "ap" ? "not known yet" : manifest);
    }
}
