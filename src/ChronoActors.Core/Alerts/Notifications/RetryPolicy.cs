namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>When a notification that did not arrive is sent again, and when no more. Immutable and thread-safe.</summary>
public sealed record RetryPolicy
{
    /// <summary>Longest pause after the first try; it doubles with each. Default 1 s.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause of all, unless the receiver asks for more. Default 1 min.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most tries. Default 100.</summary>
    public int Tries { get; init; } = 100;

    /// <summary>How old a notification may be at a try, from when it was read from the log. Default 1 h.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The pause before the next try, from half of what is due to all of it; null to give up.</summary>
    /// <param name="tries">Tries that have failed, from 1.</param>
    /// <param name="age">How old the notification is.</param>
    /// <param name="asked">How long the receiver has asked to wait: it is not tried earlier.</param>
    /// <param name="chance">From 0 to 1, at random: many receivers that failed together don't come back together.</param>
    public TimeSpan? PauseAfter(int tries, TimeSpan age, TimeSpan? asked, double chance)
    {
        if (tries >= Tries)
        {
            return null;
        }

        var due = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(tries - 1, 62)));
        var pause = TimeSpan.FromSeconds(due * (0.5 + (Math.Clamp(chance, 0, 1) / 2)));
        if (asked > pause)
        {
            pause = asked.Value;
        }

        return age >= GiveUpAfter || pause > GiveUpAfter - age ? null : pause;
    }
}
