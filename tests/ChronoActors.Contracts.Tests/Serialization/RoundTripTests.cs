using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Contracts.Tests.Serialization;

public class RoundTripTests(AkkaSerialization akka) : IClassFixture<AkkaSerialization>
{
    [Theory]
    [MemberData(nameof(GoldenMessages.Names), MemberType = typeof(GoldenMessages))]
    public void Message_goes_through_the_serializer_that_akka_finds_for_it(string name)
    {
        var message = GoldenMessages.Named(name).Example;
        var serializer = Assert.IsType<ContractsSerializer>(akka.Serialization.FindSerializerFor(message));
        Assert.Equal(ContractsSerializer.Id, serializer.Identifier);

        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, message);
        Messages.AssertSame(message, akka.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, manifest));
    }

    [Fact]
    public void Rule_comes_back_with_its_selector_and_its_condition()
    {
        var rule = new AlertRule("disks", Selector.Parse("disk{node=~\"edge-.*\"}/busy"), new ValueCrosses(ThresholdDirection.Below, 1.5, 2));
        var book = RuleBook.Of(7, [rule]);

        Assert.Equal(rule, Assert.IsType<SetRule>(akka.Contracts.FromBinary(akka.Contracts.ToBinary(new SetRule(rule)), "ls")).Rule);
        Assert.Equal([rule], Assert.IsType<RuleBook>(akka.Contracts.FromBinary(akka.Contracts.ToBinary(book), "LB")).Rules.Values);
    }

    [Fact]
    public void Type_that_crosses_a_border_has_a_wire_format_and_an_example()
    {
        var declared = NamesOf(new[] { typeof(IWireMessage).Assembly, typeof(IResourceEvent).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false })
            .Where(type => type.IsAssignableTo(typeof(IWireMessage)) || type.IsAssignableTo(typeof(IResourceEvent)) || type.IsAssignableTo(typeof(IAlertEvent)))
            .Append(typeof(ResourceSnapshot)).Append(typeof(RuleBook)).Append(typeof(AlertLogSnapshot)).Append(typeof(DeadLetters)));

        Assert.Equal(declared, NamesOf(WireFormats.All.Select(format => format.Type)));
        Assert.Equal(declared, NamesOf(GoldenMessages.All.Select(golden => golden.Example.GetType())));
    }

    private static string[] NamesOf(IEnumerable<Type> types) =>
        [.. types.Select(type => type.FullName!).Distinct().Order(StringComparer.Ordinal)];
}
