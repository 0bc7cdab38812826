using System.Collections.Concurrent;
using ChronoActors.Client.Recording;
using ChronoActors.Client.Tests.Connection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChronoActors.Client.Tests.Hosting;

[Collection(InstanceCollection.Name)]
public class AddChronoActorsTests
{
    [Fact]
    public void Settings_come_from_the_configuration_and_the_code_has_the_last_word()
    {
        var options = Options(
            new()
            {
                ["ChronoActors:ContactPoints:0"] = "node-1:4053",
                ["ChronoActors:ContactPoints:1"] = "node-2:4053",
                ["ChronoActors:Interval"] = "00:00:05",
                ["ChronoActors:Mode"] = "EverySample",
                ["ChronoActors:NoteHandleOrigins"] = "true",
                ["ChronoActors:Limits:MaxPendingBytes"] = "1000000",
            },
            static options => options.CloseTimeout = TimeSpan.FromSeconds(1));

        Assert.Equal(["node-1:4053", "node-2:4053"], options.ContactPoints);
        Assert.Equal((TimeSpan.FromSeconds(5), RecordingMode.EverySample), (options.Interval, options.Mode));
        Assert.Equal((true, 1_000_000, TimeSpan.FromSeconds(1)), (options.NoteHandleOrigins, options.Limits.MaxPendingBytes, options.CloseTimeout));
    }

    [Fact]
    public void Settings_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("CHRONOTEST_ChronoActors__Interval", "00:00:07");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("CHRONOTEST_").Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddChronoActors();

        Assert.Equal(TimeSpan.FromSeconds(7), services.BuildServiceProvider().GetRequiredService<IOptions<ResourceTrackerOptions>>().Value.Interval);
    }

    [Theory]
    [InlineData("Interval", "00:00:00", "ChronoActors:Interval is 00:00:00; allowed are 10 ms to 1 hour.")]
    [InlineData("CloseTimeout", "-00:00:01", "ChronoActors:CloseTimeout is -00:00:01; allowed are 0 to 1 hour.")]
    [InlineData("ContactPoints:0", "nowhere", "ChronoActors:ContactPoints: contact point \"nowhere\"")]
    [InlineData("Mode", "7", "ChronoActors:Mode is 7; allowed are Interval and EverySample.")]
    [InlineData("Hostname", "a b", "ChronoActors:Hostname is \"a b\"")]
    [InlineData("Limits:MaxBatchBytes", "5", "ChronoActors:Limits:MaxBatchBytes is 5; allowed are 1000 to")]
    [InlineData("Interval", "soon", "ChronoActors:Interval")]
    public async Task A_setting_that_is_not_allowed_ends_the_start_and_is_named(string setting, string value, string message)
    {
        using var host = NewHost(new() { [$"ChronoActors:{setting}"] = value });

        var fault = await Record.ExceptionAsync(() => host.StartAsync());
        Assert.Contains(message, fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_contact_points_tracks_locally_and_closes_at_its_end()
    {
        using var host = NewHost([]);
        await host.StartAsync();
        var tracker = host.Services.GetRequiredService<IResourceTracker>();
        using var handle = tracker.Track("r");
        tracker.RecordUsage(handle, 5);
        Assert.Equal(5, tracker.GetStats("r")!.Value.Current);
        Assert.Same(tracker, host.Services.GetRequiredService<ResourceTracker>());
        await host.StopAsync();

        Assert.Throws<ObjectDisposedException>(() => tracker.Track("s"));
    }

    [Fact]
    public async Task A_host_that_stops_delivers_first_what_its_services_recorded_while_they_stopped()
    {
        var seen = new ConcurrentBag<double>();
        var node = LoopbackNode.Start(0, seen);
        try
        {
            using var host = NewHost(
                new() { ["ChronoActors:ContactPoints:0"] = LoopbackNode.OptionsFor(node).ContactPoints[0], ["ChronoActors:CloseTimeout"] = "00:01:00" },
                services => services.AddHostedService<LastWords>());
            await host.StartAsync();
            await host.StopAsync();

            Assert.Equal([42.0], seen.Distinct());
            Assert.Equal(1, host.Services.GetRequiredService<ResourceTracker>().Counters.Acknowledged);
        }
        finally
        {
            await node.Terminate();
        }
    }

    [Fact]
    public async Task The_first_hosts_tracker_is_the_processes_instance_until_it_ends()
    {
        await ResourceTracker.Instance.DisposeAsync();
        using var host = NewHost([]);
        await host.StartAsync();
        var tracker = host.Services.GetRequiredService<ResourceTracker>();
        Assert.Same(tracker, ResourceTracker.Instance);
        using (var second = NewHost([]))
        {
            Assert.NotSame(tracker, second.Services.GetRequiredService<ResourceTracker>());
        }

        Assert.Same(tracker, ResourceTracker.Instance);
        await host.StopAsync();
        Assert.NotSame(tracker, ResourceTracker.Instance);
    }

    [Fact]
    public void Adding_twice_adds_one_tracker()
    {
        var services = new ServiceCollection()
            .AddChronoActors(static options => options.Interval = TimeSpan.FromSeconds(2))
            .AddChronoActors(static options => options.Interval = TimeSpan.FromSeconds(3));

        Assert.Single(services, static service => service.ServiceType == typeof(IResourceTracker));
        Assert.Equal(TimeSpan.FromSeconds(3), services.BuildServiceProvider().GetRequiredService<IOptions<ResourceTrackerOptions>>().Value.Interval);
    }

    private static ResourceTrackerOptions Options(Dictionary<string, string?> settings, Action<ResourceTrackerOptions> configure) =>
        Services(settings).AddChronoActors(configure).BuildServiceProvider().GetRequiredService<IOptions<ResourceTrackerOptions>>().Value;

    private static IServiceCollection Services(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static IHost NewHost(Dictionary<string, string?> settings, Action<IServiceCollection>? add = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddChronoActors();
        add?.Invoke(builder.Services);
        return builder.Build();
    }

    private sealed class LastWords(IResourceTracker tracker) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            tracker.RecordUsage(tracker.Track("r"), 42);
            return Task.CompletedTask;
        }
    }
}
