using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Load;

/// <summary>
/// Waits until a system that acknowledges early shows what it was sent. Asked are three resources (first, middle, last) and not
/// all, so that the question costs the system next to nothing.
/// </summary>
internal static class Readable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static async Task WaitAsync(ISystemUnderTest system, SendPlan plan, int rows)
    {
        if (system.AcknowledgesDurable)
        {
            return;
        }

        var last = plan.Measured.GetOffsetAndLength(plan.Shape.Resources).Length - 1;
        foreach (var instance in new[] { last, 0, last / 2 }.Select(ResourceNames.InstanceOf))
        {
            var expected = (long)rows * plan.Shape.MetricsPerResource;
            using var limit = new CancellationTokenSource(Limit);
            using var timer = new PeriodicTimer(Pause);
            while (await system.CountAsync(plan.Shape, instance) != expected)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }
}
