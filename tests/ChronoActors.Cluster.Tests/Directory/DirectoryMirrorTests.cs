using System.Collections.Concurrent;
using System.Globalization;
using Akka.Actor;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Tests.Reports;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Tests.Directory;

/// <summary>The directory in a node's memory is never older than the question.</summary>
public sealed class DirectoryMirrorTests : ActorSpec
{
    private const string Here = "akka.tcp://x@1.1.1.1:1";
    private const string There = "akka.tcp://x@2.2.2.2:2";

    private readonly DirectoryFile _file = new();
    private readonly IActorRef _mirror;

    public DirectoryMirrorTests() => _mirror = Sys.ActorOf(DirectoryMirrorActor.Props(_file.Directory));

    [Fact]
    public async Task Sleeping_resources_come_with_their_state_and_others_with_their_node()
    {
        await _file.Directory.InitializeAsync(CancellationToken.None);
        var (asleep, here, there) = (SomeResources.Of("asleep", 3), SomeResources.Of("here", 1), SomeResources.Of("there", 2));
        await _file.SleepAsync(asleep);
        await _file.WakeAsync(Here, here);
        await _file.WakeAsync(There, there);

        var contents = await ReadAsync();

        Assert.Equal((asleep.Id, 3.0, true), Assert.Single(contents.Asleep.Select(resource => (resource.Id, resource.Metrics[0].Statistics.Current, resource.IsAsleep))));
        Assert.Equal((SomeResources.TallyOf(here), SomeResources.TallyOf(there)), (contents.TallyOf(Here), contents.TallyOf(There)));
        Assert.Equal<string>([here.Id.Entity], contents.Awake[Here].Entities);
        Assert.Equal(default, contents.TallyOf("nobody"));
    }

    [Fact]
    public async Task Every_change_is_seen_by_the_next_question()
    {
        await _file.Directory.InitializeAsync(CancellationToken.None);
        var resource = SomeResources.Of("r", 1);
        Assert.Equal("", TextOf(await ReadAsync()));
        await _file.WakeAsync(Here, resource);
        Assert.Equal($"{Here}:r", TextOf(await ReadAsync()));
        await _file.SleepAsync(SomeResources.Of("r", 2));
        Assert.Equal("r=2", TextOf(await ReadAsync()));
        await _file.WakeAsync(There, resource);
        Assert.Equal($"{There}:r", TextOf(await ReadAsync()));
        await _file.SleepAsync(SomeResources.Of("s", 5));
        await _file.RemoveAsync(resource);
        Assert.Equal("s=5", TextOf(await ReadAsync()));
        await _file.WakeAsync(Here, resource);
        Assert.Equal($"s=5 {Here}:r", TextOf(await ReadAsync()));
    }

    [Fact]
    public async Task Who_asks_during_a_read_gets_what_was_written_before_it_asked()
    {
        var reads = new BlockingCollection<TaskCompletionSource<DirectoryChanges>>();
        var mirror = Sys.ActorOf(DirectoryMirrorActor.Props((_, _) =>
        {
            var read = new TaskCompletionSource<DirectoryChanges>();
            reads.Add(read);
            return read.Task;
        }));
        var first = mirror.Ask<DirectoryContents>(ReadDirectory.Instance);
        var before = reads.Take();
        var second = mirror.Ask<DirectoryContents>(ReadDirectory.Instance);
        var third = mirror.Ask<DirectoryContents>(ReadDirectory.Instance);
        // In the mailbox behind both questions, or they might come after the first answer.
        await mirror.Ask<ActorIdentity>(new Identify(0));

        before.SetResult(new DirectoryChanges(1, 0, [], null));
        Assert.Empty((await first).Asleep);
        var resource = SomeResources.Of("r", 1, isAsleep: true);
        reads.Take().SetResult(new DirectoryChanges(2, 0, [new DirectoryRow(resource.Id.Entity, "", resource)], null));

        Assert.Equal("r=1", TextOf(await second));
        Assert.Equal("r=1", TextOf(await third));
        Assert.Empty(reads);
    }

    [Fact]
    public async Task After_a_long_time_without_questions_it_starts_anew()
    {
        await _file.Directory.InitializeAsync(CancellationToken.None);
        await _file.SleepAsync(SomeResources.Of("r", 1));
        Assert.Equal("r=1", TextOf(await ReadAsync()));
        // Behind the versions' back: only who reads everything again can see it.
        await _file.ExecuteAsync("DELETE FROM chrono_directory");
        Assert.Equal("r=1", TextOf(await ReadAsync()));
        Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("", TextOf(await ReadAsync()));
    }

    [Fact]
    public async Task A_table_of_before_there_were_versions_gets_them_and_keeps_its_entries()
    {
        await _file.ExecuteAsync("CREATE TABLE chrono_directory (entity varchar(64) NOT NULL PRIMARY KEY, node varchar(255) NOT NULL, report bytea NOT NULL)");
        var old = SomeResources.Of("old", 4, isAsleep: true);
        await _file.ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO chrono_directory (entity, node, report) VALUES ('{old.Id.Entity}', '', X'{Convert.ToHexString(Contracts.Serialization.ReportBytes.Write(old))}')"));

        await _file.Directory.InitializeAsync(CancellationToken.None);
        await _file.Directory.InitializeAsync(CancellationToken.None);

        Assert.Equal("old=4", TextOf(await ReadAsync()));
        await _file.SleepAsync(SomeResources.Of("new", 5));
        Assert.Equal("new=5 old=4", TextOf(await ReadAsync()));
    }

    [Fact]
    public async Task What_goes_wrong_is_told_and_the_next_question_is_tried_again()
    {
        _mirror.Tell(ReadDirectory.Instance, TestActor);
        ExpectMsg<Status.Failure>();
        await _file.Directory.InitializeAsync(CancellationToken.None);
        Assert.Equal("", TextOf(await ReadAsync()));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _file.Dispose();
    }

    private static string TextOf(DirectoryContents contents) => string.Join(' ', contents.Asleep.Select(TextOf).Order(StringComparer.Ordinal)
        .Concat(contents.Awake.SelectMany(node => node.Value.Entities.Select(entity => $"{node.Key}:{NameOf(entity)}")).Order(StringComparer.Ordinal)));

    private static string TextOf(ResourceReport resource) => string.Create(CultureInfo.InvariantCulture, $"{resource.Id}={resource.Metrics[0].Statistics.Current}");

    private static string NameOf(string entity) => new[] { "r", "s" }.Single(name => SomeResources.Of(name, 0).Id.Entity == entity);

    private Task<DirectoryContents> ReadAsync() => _mirror.Ask<DirectoryContents>(ReadDirectory.Instance);
}
