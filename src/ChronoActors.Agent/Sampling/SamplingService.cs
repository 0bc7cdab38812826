using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Settings;

namespace ChronoActors.Agent.Sampling;

/// <summary>Samples this machine for as long as the host runs, in the agent or built into a node.</summary>
/// <param name="settings">What is sampled.</param>
/// <param name="sink">Where rows go; asked for once the services before this one have started, since a sink may need them.</param>
/// <param name="counters">What the loop has done.</param>
/// <param name="time">Wall and monotonic clock.</param>
/// <param name="logger">The log.</param>
public sealed class SamplingService(
    SamplingSettings settings,
    Func<IRowSink> sink,
    SamplingCounters counters,
    TimeProvider time,
    ILogger<SamplingService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start does not wait for files to be opened.
        await Task.Yield();
        var samplers = new SamplerStart(settings, sink(), time, logger, counters).Start(SamplerList.All);
        try
        {
            logger.LogInformation("Sampling {Node} with {Count} samplers", settings.NodeName, samplers.Count);
            await new SamplingLoop(samplers, time).RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            foreach (var sampler in samplers)
            {
                sampler.Dispose();
            }
        }
    }
}
