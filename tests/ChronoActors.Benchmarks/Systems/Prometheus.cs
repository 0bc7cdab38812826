using System.Diagnostics;
using System.Globalization;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>Prometheus as a receiver of remote write.</summary>
internal sealed class Prometheus() : PromQlPeer("prometheus")
{
    public static SystemEntry Entry { get; } =
        new("prometheus", "Prometheus", false, () => new Prometheus(), () => InstalledProgram.Version("prometheus", "--version"));

    /// <summary>The default of today's Prometheus as a sender; 2.42 itself sends 500, which costs the receiver more.</summary>
    public override int BatchSamples => 2_000;

    protected override string ReadyPage => "/-/ready";

    /// <summary>Writes the samples in memory as a block, which is how they stay: by itself it does so every two hours.</summary>
    public override async Task StopAsync()
    {
        using var answer = await Http.PostAsync(new Uri("/api/v1/admin/tsdb/snapshot", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
        await base.StopAsync();
    }

    public override Task<StoredBytes> StoredAsync()
    {
        var blocks = Folder.Occupied("data/snapshots");
        return Task.FromResult(new StoredBytes(blocks, Folder.Occupied("data") - blocks));
    }

    protected override ProcessStartInfo Command()
    {
        File.WriteAllText(Path.Combine(Folder.Path, "prometheus.yml"), "");
        return new ProcessStartInfo("prometheus",
        [
            "--config.file=prometheus.yml",
            "--web.enable-remote-write-receiver",
            "--web.enable-admin-api",
            string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{Port}"),
            "--storage.tsdb.path=data",
            "--log.level=warn",
        ]);
    }
}
