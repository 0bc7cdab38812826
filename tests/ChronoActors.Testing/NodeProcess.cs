using System.Diagnostics;
using System.Globalization;

namespace ChronoActors.Testing;

/// <summary>A real node in a process of its own, on ports of its own, which it keeps over restarts.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(3);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly List<string> _output = [];
    private Process? _process;

    /// <summary>A node that is not started yet.</summary>
    /// <param name="environment">Its CHRONO_ variables, beside ports.</param>
    public NodeProcess(IReadOnlyDictionary<string, string> environment) => _environment = environment;

    /// <summary>Port of HTTP.</summary>
    public int HttpPort { get; } = FreePort.Next();

    /// <summary>Port of remoting.</summary>
    public int RemotingPort { get; } = FreePort.Next();

    /// <summary>Port of the operator endpoint.</summary>
    public int OperatorPort { get; } = FreePort.Next();

    /// <summary>Where clients connect to.</summary>
    public string ContactPoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{RemotingPort}");

    /// <summary>The process id since the last start.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Where pbm connects to.</summary>
    public string OperatorAddress => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{OperatorPort}");

    /// <summary>Its address in the cluster.</summary>
    public string ClusterAddress => $"akka.tcp://ChronoActors@{ContactPoint}";

    /// <summary>What the process printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>Starts the process; does not wait until it is ready.</summary>
    /// <param name="arguments">The node's command line.</param>
    public void Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltAssembly("ChronoActors.Node"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["CHRONO_BUILTIN_AGENT"] = "off";
        start.Environment["CHRONO_LOG_LEVEL"] = "Warning";
        start.Environment["CHRONO_HTTP_PORT"] = HttpPort.ToString(CultureInfo.InvariantCulture);
        start.Environment["CHRONO_REMOTING_PORT"] = RemotingPort.ToString(CultureInfo.InvariantCulture);
        start.Environment["CHRONO_OPERATOR_PORT"] = OperatorPort.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(process);
        _process = process;
    }

    /// <summary>Waits until the node says that it is ready.</summary>
    /// <exception cref="TimeoutException">It does not; the message has what it printed.</exception>
    public async Task ReadyAsync()
    {
        try
        {
            await Eventually.HoldsAsync(IsReadyAsync, ReadyLimit, $"the node on port {HttpPort} to be ready");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; it printed:\n{Output}");
        }
    }

    /// <summary>Waits until the node's probe for readiness answers with a text that begins so.</summary>
    public Task SaysAsync(string readiness) => Eventually.HoldsAsync(
        async () => (await ReadinessAsync())?.StartsWith(readiness, StringComparison.Ordinal) ?? false, ReadyLimit, $"the node to say \"{readiness}\"");

    /// <summary>Kills the process as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        Kill(_process!);
        await _process!.WaitForExitAsync();
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process!.WaitForExitAsync().WaitAsync(ReadyLimit);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal, for example STOP, CONT or TERM.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Gets a page of the node's HTTP endpoint, whatever its status.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{HttpPort}{path}")));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
            _process.Dispose();
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line.Data);
        }
    }

    private async Task<bool> IsReadyAsync() =>
        _process!.HasExited
            ? throw new InvalidOperationException($"The node ended with exit code {_process.ExitCode}; it printed:\n{Output}")
            : await ReadinessAsync() is { } answer && answer.StartsWith("ready", StringComparison.Ordinal);

    private async Task<string?> ReadinessAsync()
    {
        try
        {
            return await GetAsync("/healthz/ready");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
