using System.Diagnostics;

namespace ChronoActors.Agent.Tests.Support;

/// <summary>Waits for a condition with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public static async Task IsTrue(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Deadline, $"{what} did not happen within {Deadline}.");
            await Task.Delay(5);
        }
    }
}
