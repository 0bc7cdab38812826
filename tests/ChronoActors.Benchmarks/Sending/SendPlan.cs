using System.Text.Json;
using System.Text.Json.Serialization;
using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>What a sender process is to do; travels on its command line.</summary>
/// <param name="Sink">A name of <see cref="SampleSinks"/>.</param>
/// <param name="Targets">Where to send: <c>host:port</c> or URLs, as the sink takes them.</param>
/// <param name="BatchSamples">Samples (or lines) in a request, where the sink takes that.</param>
/// <param name="Shape">The data.</param>
/// <param name="WarmUp">How the system is warmed up before.</param>
/// <param name="Rounds">Rows per resource in the steady phase.</param>
/// <param name="RowsPerMessage">Rows of a resource that are handed over together.</param>
/// <param name="PaceMs">Shortest time from one hand-over to the next, in milliseconds.</param>
internal sealed record SendPlan(
    string Sink,
    IReadOnlyList<string> Targets,
    int BatchSamples,
    DataShape Shape,
    WarmUp WarmUp,
    int Rounds,
    int RowsPerMessage,
    int PaceMs)
{
    /// <summary>The resources that are measured.</summary>
    [JsonIgnore]
    public Range Measured => ..(Shape.Resources - WarmUp.Resources);

    public string ToText() => JsonSerializer.Serialize(this);

    public static SendPlan Parse(string text) => JsonSerializer.Deserialize<SendPlan>(text) ?? throw new FormatException("No plan.");
}
