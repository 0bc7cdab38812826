using Akka.Configuration;
using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Settings;
using ChronoActors.Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChronoActors.Agent.Tests.Sampling;

public sealed class SamplingServiceTests
{
    [Fact]
    public async Task Host_that_adds_sampling_gets_rows_of_its_machine()
    {
        var sink = new MemoryRowSink();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IRowSink>(sink);
        builder.Services.AddSampling(SamplingSettings.From(ConfigurationFactory.ParseString(
            "chrono.agent { node-name = here, interval = 100ms, scope = machine }")));
        using var host = builder.Build();
        await host.StartAsync();
        await Eventually.IsTrue(() => sink.Of("network{interface=\"eth0\",node=\"here\"}").Count > 0 || sink.Rows.Count > 50, "rows");
        await host.StopAsync();

        var types = sink.Rows.Select(static row => row.Declaration.Type).Distinct().Order(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string> { "cpu", "memory", "filesystem", "process" }, types.ToHashSet());
        Assert.All(sink.Rows, static row => Assert.Equal(0, row.TimestampNs % 100_000_000));
        Assert.All(sink.Rows, static row => Assert.Equal("here", row.Declaration.Id.Labels["node"]));
    }
}
