using ChronoActors.Core.Operator.Frames;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Operator.Palettes.Logs;
using ChronoActors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChronoActors.Node.Tests.Operator.Palettes;

public sealed class LogPaletteTests
{
    [Fact]
    public async Task Tail_shows_what_is_grave_enough_and_stops_listening()
    {
        var tap = new LogTap(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        using var services = new ServiceCollection().AddSingleton(tap).BuildServiceProvider();
        var logger = tap.CreateLogger("Some.Category");
        Assert.False(logger.IsEnabled(LogLevel.Error));

        var run = Capture.RunAsync(LogPalette.Create(services), false, StopAtLine, stop.Token, "log", "tail", "-l", "warning");
        await Eventually.HoldsAsync(() => logger.IsEnabled(LogLevel.Error), TimeSpan.FromSeconds(30), "tail to listen");
        logger.LogInformation("too mild");
        logger.LogError(new InvalidOperationException("because"), "it {What}", "failed");

        var line = Assert.Single((await run).Frames.OfType<LineFrame>());
        Assert.Contains("error   Some.Category: it failed\nSystem.InvalidOperationException: because", line.Text, StringComparison.Ordinal);
        Assert.Equal("error", line.Data!["level"]);
        Assert.False(logger.IsEnabled(LogLevel.Error));

        void StopAtLine(Frame frame) => stop.Cancel();
    }

    [Fact]
    public void A_reader_that_does_not_read_costs_a_bounded_buffer()
    {
        var tap = new LogTap(TimeProvider.System);
        var feed = new EventFeed<LogEntry>(capacity: 10);
        using var listening = tap.Listen(feed, LogSeverity.Info);
        var logger = tap.CreateLogger("x");
        for (var i = 0; i < 1000; i++)
        {
            logger.LogInformation("{Number}", i);
        }

        Assert.Equal(990, feed.TakeDropped());
    }
}
