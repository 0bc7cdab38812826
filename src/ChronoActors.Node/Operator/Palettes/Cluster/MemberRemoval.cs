using Akka.Actor;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary>Waits for members to be gone.</summary>
internal static class MemberRemoval
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>The switch that limits the wait.</summary>
    public static Parameter<TimeSpan> Timeout { get; } = Switch.Duration(
        "--timeout", "-t", "TIME", "how long to wait for the removal", TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromSeconds(60));

    /// <summary>Whether none of the addresses is a member any more, within the time.</summary>
    public static async Task<bool> WaitAsync(
        Akka.Cluster.Cluster cluster, IReadOnlyCollection<Address> addresses, TimeSpan timeout, TimeProvider time, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        while (!cluster.IsTerminated && cluster.State.Members.Any(member => addresses.Contains(member.Address)))
        {
            if (time.GetElapsedTime(start) >= timeout)
            {
                return false;
            }

            await Task.Delay(Step, time, cancel);
        }

        return true;
    }
}
