using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using ChronoActors.Cluster.Mailboxes;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Time;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Cluster.Tests.Support;

/// <summary>Actors on a clock that only the test moves, with the contracts' serializer and a storage that can be scripted.</summary>
public abstract class ActorSpec : TestKit
{
    private static readonly Config Settings = ConfigurationFactory.ParseString($$"""
        akka {
          loglevel = WARNING
          scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
          test.single-expect-default = 20s
          persistence {
            journal.plugin = "chrono.journal"
            snapshot-store.plugin = "chrono.snapshots"
          }
        }
        chrono.journal.class = "{{typeof(ScriptedJournal).AssemblyQualifiedName}}"
        chrono.snapshots.class = "{{typeof(ScriptedSnapshots).AssemblyQualifiedName}}"
        {{LeanMailbox.Id}}.mailbox-type = "{{typeof(LeanMailbox).AssemblyQualifiedName}}"
        """);

    protected ActorSpec()
        : base(Settings.WithFallback(ContractsSerialization.Config))
    {
    }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected long NowNs => Time.NowNs();

    protected StorageScript Storage => StorageScript.Of(Sys);

    /// <summary>Moves the clock and fires the timers that are due.</summary>
    protected void Advance(TimeSpan time)
    {
        Time.Advance(time);
        ((TestScheduler)Sys.Scheduler).Advance(time);
    }

    /// <summary>Waits for something that needs no timer.</summary>
    protected void Await(Func<bool> condition) => AwaitCondition(condition, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(10));
}
