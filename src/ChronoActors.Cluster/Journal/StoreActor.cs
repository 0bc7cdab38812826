using System.Data.Common;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Telemetry;

namespace ChronoActors.Cluster.Journal;

/// <summary>What journal and snapshots have in common: a store that is opened first, and trouble that is told and waited out.</summary>
internal abstract class StoreActor : ReceiveActor, IWithTimers
{
    /// <summary>How long to leave a database alone that did not answer.</summary>
    protected static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private bool _isInTrouble;

    protected StoreActor(Config plugin)
    {
        Store = JournalStores.Of(plugin);
        Format = new PayloadFormat(Context.System);
        Receive<Open>(_ => Store.InitializeAsync().PipeTo(Self, success: () => Opened.Instance, failure: fault => new NotOpened(fault)));
        Receive<Opened>(_ =>
        {
            IsOpen = true;
            OnCalm();
            Continue();
        });
        Receive<NotOpened>(failed =>
        {
            OnTrouble("can't be opened", failed.Fault);
            Timers.StartSingleTimer(nameof(Open), Open.Instance, RetryAfter);
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    protected IJournalStore Store { get; }

    protected PayloadFormat Format { get; }

    /// <summary>Whether the tables are there; until then requests wait.</summary>
    protected bool IsOpen { get; private set; }

    protected ILoggingAdapter Log { get; } = Context.GetLogger();

    /// <inheritdoc/>
    protected override void PreStart() => Self.Tell(Open.Instance);

    /// <inheritdoc/>
    protected override void PostStop() => _ = Store.DisposeAsync().AsTask();

    /// <summary>Does what waits.</summary>
    protected abstract void Continue();

    /// <summary>Whether trying again may help: the database did not answer, as opposed to refusing what it was given.</summary>
    protected bool IsPassing(Exception fault) =>
        fault is DbException or IOException or TimeoutException or InvalidOperationException && !Store.IsConflict(fault);

    protected void OnTrouble(string what, Exception fault)
    {
        if (!_isInTrouble)
        {
            Log.Warning("The database {0}; trying again every {1} s: {2}", what, RetryAfter.TotalSeconds, fault.Message);
        }

        _isInTrouble = true;
        TrackingMeter.Trouble();
        Context.System.EventStream.Publish(JournalTrouble.Instance);
    }

    protected void OnCalm()
    {
        if (_isInTrouble)
        {
            Log.Info("The database answers again.");
        }

        _isInTrouble = false;
    }

    private sealed record Open
    {
        public static Open Instance { get; } = new();
    }

    private sealed record Opened
    {
        public static Opened Instance { get; } = new();
    }

    private sealed record NotOpened(Exception Fault);
}
