using ChronoActors.Core.Reports;
using CsCheck;

namespace ChronoActors.Core.Tests.Reports;

public class EntityTallyTests
{
    private static readonly Gen<string[]> Entities = Gen.Int[0, 40].Select(i => $"entity-{i:D2}").HashSet[0, 20].Select(set => set.ToArray());

    [Fact]
    public void Equal_sets_have_equal_tallies_and_others_do_not() => Gen.Select(Entities, Entities)
        .Sample((one, other) => Assert.Equal(one.ToHashSet().SetEquals(other), Of(one) == Of(other)));

    [Fact]
    public void Order_does_not_matter_and_what_left_leaves_no_trace() => Gen.Select(Entities, Entities).Sample((stay, leave) =>
    {
        var guests = leave.Except(stay).ToList();
        var tally = Of([.. guests, .. stay.Reverse()]);
        Assert.Equal(Of(stay), guests.Aggregate(tally, (left, entity) => left.Without(entity)));
    });

    [Fact]
    public void Same_number_of_others_is_another_set() => Assert.NotEqual(Of("a", "b"), Of("a", "c"));

    // Nodes of different versions compare tallies. The figure is the one that is published for FNV-1a with 128 bits.
    [Fact]
    public void Tally_is_the_same_on_every_machine() =>
        Assert.Equal(new EntityTally(1, new UInt128(0xD228CB696F1A8CAF, 0x78912B704E4A8964)), Of("a"));

    private static EntityTally Of(params string[] entities) => entities.Aggregate(default(EntityTally), (tally, entity) => tally.With(entity));
}
