using System.Data.Common;
using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Tests.Support;

namespace ChronoActors.Cluster.Tests.Directory;

/// <summary>A node's part of the directory, on any database.</summary>
public abstract class DirectoryActorSpec : ActorSpec
{
    private const string Node = "akka.tcp://ChronoActors@here:4053";

    private readonly TestProbe _observer;
    private FlakyDatabase? _database;
    private IActorRef? _actor;

    protected DirectoryActorSpec() => _observer = CreateTestProbe("observer");

    /// <summary>A new, empty database.</summary>
    protected abstract Task<DbDataSource> OpenAsync();

    private protected FlakyDatabase Database => _database!;

    private protected SqlDirectory Table => new(Database);

    [SkippableFact]
    public async Task What_is_answered_is_in_the_table()
    {
        await StartAsync();

        Enter(1);
        Assert.Equal(Entries.Bits([Entries.Of(1, Node)]), Entries.Bits(await Table.ReadAsync(CancellationToken.None)));

        Tell(new FallAsleep(Entries.Id(1).Entity, Entries.Report(1, value: 9)));
        ExpectMsg<Entered>();
        Assert.Equal(Entries.Bits([Entries.Of(1, "", value: 9)]), Entries.Bits(await Table.ReadAsync(CancellationToken.None)));

        Tell(new Leave(Entries.Id(1).Entity));
        Enter(2);
        Assert.Equal(Entries.Bits([Entries.Of(2, Node)]), Entries.Bits(await Table.ReadAsync(CancellationToken.None)));
    }

    [SkippableFact]
    public async Task Nothing_is_answered_before_it_is_committed_and_changes_that_wait_are_written_together()
    {
        await StartAsync();
        Enter(0);
        Database.Hold();
        var used = Database.Connections;
        for (var number = 1; number <= 200; number++)
        {
            Tell(new Enter(Entries.Id(number).Entity, Entries.Report(number), IsNew: true));
        }

        Await(() => Database.Waiting == 1);
        Assert.False(HasMessages);
        Database.Release();

        for (var number = 1; number <= 200; number++)
        {
            ExpectMsg<Entered>();
        }

        Assert.InRange(Database.Connections - used, 1, 10);
        Assert.Equal(201, await Table.CountAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_full_cluster_takes_no_new_resource_but_those_that_it_has()
    {
        await StartAsync(maxResources: 2, Entries.Of(1));
        Enter(1, isNew: false);
        Enter(2);

        Tell(new Enter(Entries.Id(3).Entity, Entries.Report(3), IsNew: true));
        Assert.Equal(2, ExpectMsg<DirectoryFull>().Limit);
        Enter(1, isNew: false);

        Tell(new Leave(Entries.Id(2).Entity));
        Enter(1, isNew: false);
        EnterOnceThereIsRoom(3);
        Assert.Equal(2, await Table.CountAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task Resources_of_other_nodes_and_of_earlier_times_count()
    {
        await StartAsync(maxResources: 3, Entries.Of(1), Entries.Of(2, "akka.tcp://ChronoActors@there:4053"));
        Enter(1, isNew: false);

        Enter(3);
        Tell(new Enter(Entries.Id(4).Entity, Entries.Report(4), IsNew: true));
        ExpectMsg<DirectoryFull>();
    }

    [SkippableFact]
    public async Task A_write_that_failed_is_tried_again_and_nobody_is_forgotten()
    {
        await StartAsync();
        Enter(0);
        Database.IsBroken = true;
        Tell(new Enter(Entries.Id(1).Entity, Entries.Report(1), IsNew: true));
        await FailAsync();
        Tell(new Enter(Entries.Id(2).Entity, Entries.Report(2), IsNew: true));
        await FailAsync();
        Assert.False(HasMessages);

        Database.IsBroken = false;
        PassRetry();

        ExpectMsg<Entered>();
        ExpectMsg<Entered>();
        Assert.Equal(3, await Table.CountAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_newer_change_is_not_covered_by_an_older_one_that_is_tried_again()
    {
        await StartAsync();
        Enter(0);
        Database.IsBroken = true;
        Tell(new Enter(Entries.Id(1).Entity, Entries.Report(1), IsNew: true));
        await FailAsync();
        Tell(new FallAsleep(Entries.Id(1).Entity, Entries.Report(1, value: 5)));
        await FailAsync();

        Database.IsBroken = false;
        PassRetry();

        ExpectMsg<Entered>();
        ExpectMsg<Entered>();
        Assert.Equal(Entries.Bits([Entries.Of(0, Node), Entries.Of(1, "", value: 5)]), Entries.Bits(await Table.ReadAsync(CancellationToken.None)));
    }

    [SkippableFact]
    public async Task A_database_that_is_not_there_at_first_is_waited_for()
    {
        await StartAsync(isBroken: true);
        Tell(new Enter(Entries.Id(1).Entity, Entries.Report(1), IsNew: true));
        await FailAsync();
        PassRetry();
        await FailAsync();
        Assert.False(HasMessages);

        Database.IsBroken = false;
        PassRetry();

        ExpectMsg<Entered>();
    }

    [SkippableFact]
    public async Task Counting_goes_on_after_it_failed_once()
    {
        await StartAsync(maxResources: 1, Entries.Of(1));
        Enter(1, isNew: false);
        Database.IsBroken = true;
        PassCount();
        await FailAsync();
        Database.IsBroken = false;

        // Another node removes a resource.
        await Table.WriteAsync([], [Entries.Id(1).Entity], CancellationToken.None);
        EnterOnceThereIsRoom(2);
    }

    [SkippableFact]
    public async Task A_database_that_keeps_its_callers_waiting_does_not_keep_the_actor()
    {
        await StartAsync(maxResources: 1, Entries.Of(1));
        Enter(1, isNew: false);
        Database.Hold();
        Tell(new FallAsleep(Entries.Id(1).Entity, Entries.Report(1)));
        Await(() => Database.Waiting == 1);

        Tell(new Enter(Entries.Id(2).Entity, Entries.Report(2), IsNew: true));

        ExpectMsg<DirectoryFull>();
        Database.Release();
        ExpectMsg<Entered>();
    }

    protected override void AfterAll()
    {
        _database?.Release();
        base.AfterAll();
        _database?.Dispose();
    }

    private protected Task StartAsync(int maxResources = 1000, params DirectoryEntry[] entries) => StartAsync(maxResources, isBroken: false, entries);

    private protected Task StartAsync(bool isBroken) => StartAsync(1000, isBroken);

    private protected void Tell(DirectoryChange change) => _actor!.Tell(change, TestActor);

    private protected void Enter(int number, bool isNew = true)
    {
        Tell(new Enter(Entries.Id(number).Entity, Entries.Report(number), isNew));
        ExpectMsg<Entered>();
    }

    /// <summary>Lets time go by until a count has found room for a resource.</summary>
    private void EnterOnceThereIsRoom(int number) => Await(() =>
    {
        PassCount();
        Tell(new Enter(Entries.Id(number).Entity, Entries.Report(number), IsNew: true));
        return ExpectMsg<object>() is Entered;
    });

    /// <summary>Waits until the actor has seen its database fail.</summary>
    private protected async Task FailAsync()
    {
        var used = Database.Connections;
        await Testing.Eventually.HoldsAsync(
            () =>
            {
                Advance(TimeSpan.FromMilliseconds(500));
                return Database.Connections > used;
            },
            TimeSpan.FromSeconds(20),
            "another try");
    }

    private protected void PassRetry() => Pass(TimeSpan.FromSeconds(3));

    private protected void PassCount() => Pass(TimeSpan.FromSeconds(40));

    private async Task StartAsync(int maxResources, bool isBroken, params DirectoryEntry[] entries)
    {
        _database = new FlakyDatabase(await OpenAsync());
        await Table.InitializeAsync(CancellationToken.None);
        await Table.WriteAsync(entries, [], CancellationToken.None);
        Database.IsBroken = isBroken;
        _actor = Sys.ActorOf(DirectoryActor.Props(Table, new TrackingSettings { MaxResources = maxResources }, Node));
    }

    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Advance(TimeSpan.FromSeconds(1));
            _actor!.Tell(new Identify(null), _observer);
            _observer.ExpectMsg<ActorIdentity>();
        }
    }
}
