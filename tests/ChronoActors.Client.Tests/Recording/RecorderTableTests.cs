using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;
using CsCheck;

namespace ChronoActors.Client.Tests.Recording;

public class RecorderTableTests
{
    private static readonly RecordingPlan Plan =
        new(new ResourceTracker(), "custom", MetricSchema.SingleValue, RecordingMode.Interval, 1_000_000_000);

    [Fact]
    public void It_holds_what_a_dictionary_holds() =>
        Gen.Int[0, 60].Select(Gen.Int[0, 2]).List[0, 400].Sample(steps =>
        {
            var (table, model) = (new RecorderTable(), new Dictionary<ResourceId, Recorder>());
            foreach (var (number, step) in steps)
            {
                var id = ResourceId.Of($"r{number}");
                var recorder = Plan.NewRecorder(id);
                if (step == 0)
                {
                    table.Put(recorder);
                    model[id] = recorder;
                }
                else if (model.TryGetValue(id, out var known))
                {
                    Assert.False(table.Remove(recorder));
                    Assert.True(table.Remove(known));
                    model.Remove(id);
                }

                Assert.Equal(model.Count, table.Count);
                Assert.All(Enumerable.Range(0, 61), i =>
                    Assert.Same(model.GetValueOrDefault(ResourceId.Of($"r{i}")), table.Find(ResourceId.Of($"r{i}"))));
            }

            Assert.Equal(model.Values.ToHashSet(), table.ToArray().ToHashSet());
        }, iter: 200);
}
