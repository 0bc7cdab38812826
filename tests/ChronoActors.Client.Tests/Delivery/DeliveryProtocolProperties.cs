using ChronoActors.Client.Delivery;
using ChronoActors.Client.Tests.Delivery.Model;
using CsCheck;

namespace ChronoActors.Client.Tests.Delivery;

/// <summary>The whole protocol against a model of everything that goes wrong.</summary>
public class DeliveryProtocolProperties
{
    private static readonly OutboxLimits Limits = new()
    {
        MaxRowsPerDelivery = 4,
        MaxInFlightRowsPerResource = 12,
        MinWindow = 2,
        MaxWindow = 8,
        ForgetAfterNs = 1_000_000_000,
    };

    private static readonly Gen<(int Action, int Argument)[]> Steps = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 999]).Array[20, 400];

    [Fact]
    public void Every_acknowledged_row_is_counted_exactly_once_whatever_is_lost_repeated_reordered_or_crashes() =>
        Steps.Sample(steps => Run(steps, Mutation.None), iter: 2000, threads: 1);

    [Fact]
    public void Rows_that_were_merged_for_memory_are_counted_exactly_once_too() =>
        Steps.Sample(
            steps => Run([.. steps.Where(step => step.Action != 94)], Mutation.None, merging: true),
            iter: 1000,
            threads: 1);

    [Theory]
    [InlineData(Mutation.NoDuplicateCheck, "counted twice")]
    [InlineData(Mutation.NoGapCheck, "is not counted")]
    [InlineData(Mutation.AcknowledgeBeforeCommit, "is not counted")]
    [InlineData(Mutation.ForgetCursorsInCrash, "counted twice")]
    [InlineData(Mutation.KeepAcceptedInCrash, "is not counted")]
    public void The_property_fails_for_a_protocol_with(Mutation mutation, string because)
    {
        var caught = Assert.Throws<CsCheckException>(() => Steps.Sample(steps => Run(steps, mutation), iter: 400, threads: 1));

        Assert.Contains(because, caught.InnerException!.Message, StringComparison.Ordinal);
    }

    private static void Run((int Action, int Argument)[] steps, Mutation mutation, bool merging = false)
    {
        var limits = merging ? Limits with { MaxPendingBytes = 1200 } : Limits;
        var world = new ModelWorld(mutation, limits) { IsMerging = merging };
        foreach (var (action, argument) in steps)
        {
            world.Step(action, argument);
        }

        world.Heal();
        world.Check();
    }
}
