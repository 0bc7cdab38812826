using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Core.Tests.Alerts.Notifications;

public class RetryPolicyTests
{
    private static readonly RetryPolicy Policy = new()
    {
        First = TimeSpan.FromSeconds(1),
        Longest = TimeSpan.FromSeconds(60),
        Tries = 20,
        GiveUpAfter = TimeSpan.FromMinutes(10),
    };

    [Theory]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(6, 1, 32)]
    [InlineData(7, 1, 60)]
    [InlineData(19, 0, 30)]
    public void Pauses_double_up_to_the_longest_and_are_spread_over_half_of_it(int tries, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Policy.PauseAfter(tries, TimeSpan.Zero, null, chance));

    [Fact]
    public void Receiver_is_not_tried_earlier_than_it_asks()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), Policy.PauseAfter(1, TimeSpan.Zero, TimeSpan.FromMinutes(5), 1));
        Assert.Equal(TimeSpan.FromSeconds(60), Policy.PauseAfter(9, TimeSpan.Zero, TimeSpan.FromSeconds(2), 1));
    }

    [Fact]
    public void It_ends_after_so_many_tries_or_so_much_time()
    {
        Assert.Null(Policy.PauseAfter(20, TimeSpan.Zero, null, 1));
        Assert.Null(Policy.PauseAfter(1, TimeSpan.FromMinutes(10), null, 0));
        Assert.Null(Policy.PauseAfter(1, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(2), 0));
        Assert.NotNull(Policy.PauseAfter(1, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(1), 0));
    }

    [Fact]
    public void Large_numbers_do_not_overflow() =>
        Assert.Equal(TimeSpan.FromSeconds(60), (Policy with { Tries = int.MaxValue }).PauseAfter(int.MaxValue - 1, TimeSpan.Zero, null, 1));
}
