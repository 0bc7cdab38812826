using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Settings;

namespace ChronoActors.Agent.Sampling;

/// <summary>Samples this machine for as long as the host runs, in the agent or built into a node.</summary>
public sealed class SamplingService(
    SamplingSettings settings,
    IRowSink sink,
    SamplingCounters counters,
    TimeProvider time,
    ILogger<SamplingService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start does not wait for files to be opened.
        await Task.Yield();
        var samplers = new SamplerStart(settings, sink, time, logger, counters).Start(SamplerList.All);
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
