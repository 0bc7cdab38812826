using System.Diagnostics;
using System.Globalization;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Receivers;

/// <summary>A real Prometheus Alertmanager on a free port of the loopback address.</summary>
internal sealed class AlertmanagerProcess : IAsyncDisposable
{
    private const string Binary = "/usr/bin/prometheus-alertmanager";
    private readonly TemporaryDirectory _folder = new();
    private readonly Process _process;

    private AlertmanagerProcess(int port)
    {
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var config = Path.Combine(_folder.Path, "alertmanager.yml");
        File.WriteAllText(config, "route: { receiver: none }\nreceivers: [ { name: none } ]\n");
        var start = new ProcessStartInfo(Binary) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { $"--config.file={config}", $"--storage.path={_folder.Path}", $"--web.listen-address={Url[7..]}", "--cluster.listen-address=" })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        // Unread, it would block on a full pipe.
        _process.ErrorDataReceived += static (_, _) => { };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Url { get; }

    /// <summary>Starts one; the test is skipped where it is not installed.</summary>
    public static async Task<AlertmanagerProcess> StartNewAsync()
    {
        Skip.IfNot(File.Exists(Binary), "Alertmanager is not installed (Debian package: prometheus-alertmanager).");
        var started = new AlertmanagerProcess(FreePort.Next());
        using var http = new HttpClient();
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                return (await http.GetAsync(new Uri($"{started.Url}/-/ready"))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, TimeSpan.FromSeconds(30), "Alertmanager to be ready");
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
