using System.Data.Common;
using ChronoActors.Cluster.Directory;

namespace ChronoActors.Cluster.Tests.Directory;

/// <summary>The table of all resources, on any database.</summary>
public abstract class SqlDirectorySpec : IAsyncLifetime
{
    private DbDataSource? _database;

    private SqlDirectory Directory => new(_database!);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>A new, empty database.</summary>
    protected abstract Task<DbDataSource> OpenAsync();

    [SkippableFact]
    public async Task Entries_come_back_bit_for_bit()
    {
        await CreateAsync();
        DirectoryEntry[] written = [Entries.Of(1), Entries.Of(2, "akka.tcp://ChronoActors@host:4053"), Entries.Of(3, "", double.Epsilon)];

        await Directory.WriteAsync(written, [], CancellationToken.None);

        Assert.Equal(Entries.Bits(written), Entries.Bits(await Directory.ReadAsync(CancellationToken.None)));
        Assert.Equal(3, await Directory.CountAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task An_entry_is_replaced_and_removed()
    {
        await CreateAsync();
        await Directory.WriteAsync([Entries.Of(1, "node"), Entries.Of(2), Entries.Of(3)], [], CancellationToken.None);

        await Directory.WriteAsync([Entries.Of(1, "", value: 7)], [Entries.Id(2).Entity, "nobody"], CancellationToken.None);

        Assert.Equal(Entries.Bits([Entries.Of(1, "", value: 7), Entries.Of(3)]), Entries.Bits(await Directory.ReadAsync(CancellationToken.None)));
        Assert.Equal(2, await Directory.CountAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_write_is_done_whole_or_not_at_all()
    {
        await CreateAsync();
        await Directory.WriteAsync([Entries.Of(1)], [], CancellationToken.None);
        var bad = Entries.Of(3) with { Entity = null! };

        await Assert.ThrowsAnyAsync<Exception>(() => Directory.WriteAsync([Entries.Of(2), bad], [Entries.Id(1).Entity], CancellationToken.None));

        Assert.Equal(Entries.Bits([Entries.Of(1)]), Entries.Bits(await Directory.ReadAsync(CancellationToken.None)));
    }

    [SkippableFact]
    public async Task Creating_it_again_keeps_what_is_there()
    {
        await CreateAsync();
        await Directory.WriteAsync([Entries.Of(1)], [], CancellationToken.None);

        await Directory.InitializeAsync(CancellationToken.None);

        Assert.Equal(1, await Directory.CountAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task The_entries_of_one_node_can_be_read_alone()
    {
        await CreateAsync();
        await Directory.WriteAsync([Entries.Of(1, "a"), Entries.Of(2, "b"), Entries.Of(3), Entries.Of(4, "b")], [], CancellationToken.None);

        Assert.Equal(
            Entries.Bits([Entries.Of(2, "b"), Entries.Of(4, "b")]),
            Entries.Bits(await Directory.ReadNodeAsync("b", CancellationToken.None)));
    }

    [SkippableFact]
    public async Task Of_what_has_changed_since_a_moment_only_that_is_read()
    {
        await CreateAsync();
        await Directory.WriteAsync([Entries.Of(1, "a"), Entries.Of(2)], [], CancellationToken.None);
        var before = await Directory.ReadChangesAsync(-1, 0, CancellationToken.None);
        Assert.Equal([Entries.Id(1).Entity, Entries.Id(2).Entity], before.Changed.Select(row => row.Entity).Order(Order(1, 2)));

        await Directory.WriteAsync([Entries.Of(1, "", value: 5)], [], CancellationToken.None);
        var changes = await Directory.ReadChangesAsync(before.Version, before.Removals, CancellationToken.None);

        var row = Assert.Single(changes.Changed);
        Assert.Equal((Entries.Id(1).Entity, "", 5), (row.Entity, row.Node, row.Report!.Metrics[0].Statistics.Current));
        Assert.Null(changes.Remaining);
        Assert.Empty((await Directory.ReadChangesAsync(changes.Version, changes.Removals, CancellationToken.None)).Changed);
    }

    [SkippableFact]
    public async Task After_a_removal_the_changes_tell_what_is_left()
    {
        await CreateAsync();
        await Directory.WriteAsync([Entries.Of(1), Entries.Of(2)], [], CancellationToken.None);
        var before = await Directory.ReadChangesAsync(-1, 0, CancellationToken.None);

        await Directory.WriteAsync([], [Entries.Id(1).Entity], CancellationToken.None);
        var changes = await Directory.ReadChangesAsync(before.Version, before.Removals, CancellationToken.None);

        Assert.Empty(changes.Changed);
        Assert.Equal([Entries.Id(2).Entity], changes.Remaining);
    }

    [SkippableFact]
    public async Task Writers_at_the_same_time_all_have_their_way()
    {
        await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; number < 10; number++)
            {
                await Directory.WriteAsync([Entries.Of((writer * 10) + number)], [], CancellationToken.None);
            }
        })));

        Assert.Equal(80, await Directory.CountAsync(CancellationToken.None));
        Assert.Equal(80, (await Directory.ReadChangesAsync(-1, 0, CancellationToken.None)).Version);
    }

    private static IComparer<string> Order(params int[] numbers) =>
        Comparer<string>.Create((a, b) => Array.FindIndex(numbers, number => Entries.Id(number).Entity == a)
            .CompareTo(Array.FindIndex(numbers, number => Entries.Id(number).Entity == b)));

    private async Task CreateAsync()
    {
        _database = await OpenAsync();
        await Directory.InitializeAsync(CancellationToken.None);
    }
}
