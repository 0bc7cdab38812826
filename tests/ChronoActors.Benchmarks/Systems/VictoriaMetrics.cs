using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>VictoriaMetrics, the single server.</summary>
internal sealed partial class VictoriaMetrics() : PromQlPeer("victoria-metrics")
{
    private static readonly TimeSpan MergeLimit = TimeSpan.FromMinutes(2);

    public static SystemEntry Entry { get; } = new(
        "victoria-metrics",
        "VictoriaMetrics",
        false,
        () => new VictoriaMetrics(),
        () => InstalledProgram.Version("victoria-metrics", "--version") is null ? null : InstalledProgram.DebianVersion("victoria-metrics"));

    /// <summary>The default of its own sender, vmagent.</summary>
    public override int BatchSamples => 10_000;

    protected override string ReadyPage => "/health";

    /// <summary>Merges the parts, as it does in the background sooner or later.</summary>
    public override async Task StopAsync()
    {
        await Http.GetStringAsync(new Uri("/internal/force_flush", UriKind.Relative));
        await Http.GetStringAsync(new Uri("/internal/force_merge", UriKind.Relative));
        await Eventually.HoldsAsync(IsMergedAsync, MergeLimit, "VictoriaMetrics to merge its parts");
        await base.StopAsync();
    }

    public override Task<StoredBytes> StoredAsync() =>
        Task.FromResult(new StoredBytes(Folder.Occupied("data/data") + Folder.Occupied("data/indexdb"), Folder.Occupied("data")));

    protected override ProcessStartInfo Command() => new("victoria-metrics",
    [
        "-storageDataPath=data",
        string.Create(CultureInfo.InvariantCulture, $"-httpListenAddr=127.0.0.1:{Port}"),
        "-loggerLevel=WARN",
    ]);

    private async Task<bool> IsMergedAsync() =>
        !ActiveMerges().IsMatch(await Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));

    [GeneratedRegex("^vm_active_(force_)?merges[^ ]* [1-9]", RegexOptions.Multiline)]
    private static partial Regex ActiveMerges();
}
