using ChronoActors.Client.Measures;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Samples;

/// <summary>A struct whose measures are the metrics of one resource.</summary>
public static class CustomType
{
    public static Task RunAsync(IResourceTracker tracker)
    {
        var gpu = tracker.Track<GpuMemory>("gpu_mem", "gpu", [new Label("device", "0")]);
        gpu.Record(new GpuMemory(UsedMb: 6_144, TotalMb: 8_192));

        var measures = new MeasureMap<GCMemoryInfo>()
            .With("heap", memory => memory.HeapSizeBytes, "bytes")
            .With("fragmented", memory => memory.FragmentedBytes, "bytes")
            .With("load", memory => 100.0 * memory.MemoryLoadBytes / memory.TotalAvailableMemoryBytes, "percent");
        var heap = tracker.Track("gc", measures, "memory");
        heap.Record(GC.GetGCMemoryInfo());
        return Task.CompletedTask;
    }
}
