using System.Text.Json;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>What the sender says after a phase; one line on its standard output.</summary>
/// <param name="Phase">Which.</param>
/// <param name="Samples">Handed over in the phase.</param>
/// <param name="Seconds">From the first sample to the last acknowledgement.</param>
/// <param name="Counters">Since the start of the process.</param>
internal sealed record PhaseReport(string Phase, long Samples, double Seconds, SinkCounters Counters)
{
    private const string Mark = "@phase ";

    public const string Ready = "ready";
    public const string Warm = "warm";
    public const string New = "new";
    public const string Steady = "steady";

    public string ToLine() => Mark + JsonSerializer.Serialize(this);

    /// <summary>Null for a line that says something else.</summary>
    public static PhaseReport? TryParse(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<PhaseReport>(line[Mark.Length..]) : null;
}
