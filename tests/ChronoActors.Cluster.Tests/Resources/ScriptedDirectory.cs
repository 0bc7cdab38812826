using Akka.TestKit;
using ChronoActors.Cluster.Directory;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>The directory as resources see it: what it was told is in <see cref="Probe"/>, and it answers as it is told to.</summary>
internal sealed class ScriptedDirectory
{
    public ScriptedDirectory(TestProbe probe)
    {
        Probe = probe;
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            if (AnswerTo(message) is { } answer)
            {
                sender.Tell(answer, probe.Ref);
            }

            return AutoPilot.KeepRunning;
        }));
    }

    public TestProbe Probe { get; }

    /// <summary>The limit of a directory that is full, or 0 for one that has room.</summary>
    public int FullAt { get; set; }

    /// <summary>Whether answers wait for the test to give them.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The answer that the real directory gives once a change is committed.</summary>
    public object? AnswerTo(object message) => message switch
    {
        _ when IsSilent => null,
        Enter { IsNew: true } when FullAt > 0 => new DirectoryFull(FullAt),
        DirectoryChange => Entered.Instance,
        _ => null,
    };
}
