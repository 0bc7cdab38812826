using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Directory;
using ChronoActors.Contracts.Reports;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>Resources by number that describe themselves when asked, unless they are told to keep silent.</summary>
internal sealed class AwakeResources
{
    private readonly TestProbe _probe;
    private readonly Dictionary<string, int> _numbers = [];

    public AwakeResources(TestProbe probe)
    {
        _probe = probe;
        probe.SetAutoPilot(new DelegateAutoPilot((asker, message) =>
        {
            if (message is DescribeResource describe && _numbers.TryGetValue(describe.Entity, out var number) && !Silent.Contains(number))
            {
                asker.Tell(new ResourceDescription(describe.Entity, Untracked.Contains(number) ? null : Entries.Report(number)), probe.Ref);
            }

            return AutoPilot.KeepRunning;
        }));
    }

    /// <summary>The actor that all of them are.</summary>
    public IActorRef Actor => _probe.Ref;

    /// <summary>Those that do not answer.</summary>
    public HashSet<int> Silent { get; } = [];

    /// <summary>Those that say that they are not tracked.</summary>
    public HashSet<int> Untracked { get; } = [];

    /// <summary>How many were asked since the last call.</summary>
    public int Asked => _probe.ReceiveWhile(TimeSpan.FromMilliseconds(100), message => message as DescribeResource).Count;

    /// <summary>Lets resources be known without telling a reporter.</summary>
    public void Know(params int[] numbers) => Array.ForEach(numbers, number => _numbers[Entries.Id(number).Entity] = number);

    /// <summary>Tells a reporter that a resource is awake here.</summary>
    public void Announce(IActorRef reporter, params int[] numbers)
    {
        Know(numbers);
        foreach (var number in numbers)
        {
            reporter.Tell(new ResourceAwake(Entries.Id(number).Entity, Entries.Id(number), Entries.Report(number).Type, Actor));
        }
    }
}
