using System.Diagnostics;
using System.Globalization;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Processes;

/// <summary>A real agent in a process of its own.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly HttpClient _http;
    private readonly Process _process;

    private AgentProcess(Process process, int port) =>
        (_process, _http) = (process, new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) });

    public static AgentProcess Start(string contact, string name)
    {
        var port = FreePort.Next();
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltAssembly("ChronoActors.Agent")]) { RedirectStandardOutput = true };
        start.Environment["CHRONO_AGENT_CONTACTS"] = contact;
        start.Environment["CHRONO_AGENT_NODE_NAME"] = name;
        start.Environment["CHRONO_AGENT_HTTP_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return new AgentProcess(process, port);
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(path);

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Tells it to stop, as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _http.Dispose();
    }
}
