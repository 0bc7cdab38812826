using System.Diagnostics;
using System.Globalization;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>A peer: one server process from a Debian package, on a free port of the loopback address, with its storage in a folder.</summary>
internal abstract class PeerProgram(string name) : ISystemUnderTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly Queue<string> _output = [];
    private Process? _process;

    public abstract string Sink { get; }

    public abstract int BatchSamples { get; }

    public abstract IReadOnlyList<string> Targets { get; }

    public bool AcknowledgesDurable => false;

    public IReadOnlyList<int> ProcessIds => [_process!.Id];

    protected DataFolder Folder { get; } = new(name);

    protected int Port { get; } = FreePort.Next();

    /// <summary>A connection to it; base address set.</summary>
    protected HttpClient Http => field ??= new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromMinutes(5) };

    protected string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>A page that is there when it takes samples.</summary>
    protected abstract string ReadyPage { get; }

    public virtual async Task StartAsync()
    {
        Start(Command());
        await Eventually.HoldsAsync(IsReadyAsync, Limit, $"{name} to be ready");
    }

    public SystemUsage Usage()
    {
        var usage = ProcessUsage.Of(_process!.Id);
        return new SystemUsage(usage.CpuSeconds, 0, usage.ResidentBytes, usage.PeakBytes, 0);
    }

    public void ResetPeak() => ProcessUsage.ResetPeak(_process!.Id);

    public virtual async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public abstract Task<StoredBytes> StoredAsync();

    public abstract Task<long> CountAsync(DataShape shape, string? instance);

    public abstract Task<IReadOnlyDictionary<string, double>> MaxByTypeAsync(DataShape shape, long atNs);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        Http.Dispose();
        Folder.Dispose();
    }

    /// <summary>The command line.</summary>
    protected abstract ProcessStartInfo Command();

    private void Start(ProcessStartInfo command)
    {
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        command.WorkingDirectory = Folder.Path;
        var process = Process.Start(command)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Enqueue(line.Data ?? "");
            if (_output.Count > 20)
            {
                _output.Dequeue();
            }
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
        {
            lock (_output)
            {
                throw new InvalidOperationException($"{name} ended with exit code {_process.ExitCode}:\n{string.Join('\n', _output)}");
            }
        }

        try
        {
            using var answer = await Http.GetAsync(new Uri(ReadyPage, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
