using ChronoActors.Client.Samples;
using ChronoActors.Client.Tests.Hosting;

namespace ChronoActors.Client.Tests.Samples;

/// <summary>The sample with a host, whose tracker is the process's.</summary>
[Collection(InstanceCollection.Name)]
public class HostedSampleTests
{
    [Fact]
    public async Task It_starts_tracks_and_stops() => await Hosted.RunAsync().WaitAsync(TimeSpan.FromSeconds(30));
}
