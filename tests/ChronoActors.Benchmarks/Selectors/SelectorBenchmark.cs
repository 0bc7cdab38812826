using BenchmarkDotNet.Attributes;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Benchmarks.Selectors;

/// <summary>What it costs to ask whether a selector selects a resource.</summary>
[MemoryDiagnoser]
public class SelectorBenchmark
{
    private const int Resources = 1_000;

    private readonly ResourceId[] _ids = new ResourceId[Resources];
    private Selector _selector = Selector.All;

    [Params("*", "bench_io", "bench_*{zone=\"zone-1\"}", "*{node=~\"node-00(1|2).*\",type=\"io\"}")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _selector = Selector.Parse(Text);
        for (var i = 0; i < Resources; i++)
        {
            var labels = ResourceNames.LabelsOf(i).Select(label => new Label(label.Name, label.Value));
            _ids[i] = ResourceId.Of(ResourceNames.NameOf(i), LabelSet.Of(labels));
        }
    }

    /// <summary>Per operation one resource.</summary>
    [Benchmark(OperationsPerInvoke = Resources)]
    public int Matches()
    {
        var selected = 0;
        for (var i = 0; i < Resources; i++)
        {
            selected += _selector.Matches(_ids[i], ResourceNames.TypeOf(i)) ? 1 : 0;
        }

        return selected;
    }
}
