using System.Diagnostics;
using System.Globalization;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>Counts the calls of running processes that make data durable, with strace.</summary>
internal sealed class SyncCallCounter : IAsyncDisposable
{
    private static readonly string[] Calls = ["fsync", "fdatasync", "msync", "sync_file_range"];

    private readonly Process _strace;
    private readonly string _summary;

    private SyncCallCounter(Process strace, string summary) => (_strace, _summary) = (strace, summary);

    public static bool IsInstalled => Systems.InstalledProgram.Version("strace", "--version") is not null;

    /// <summary>Counts from when the task has ended, in the processes, their threads and the children they start from now on.</summary>
    public static async Task<SyncCallCounter> StartAsync(IReadOnlyList<int> processes)
    {
        var summary = Path.GetTempFileName();
        var start = new ProcessStartInfo("strace", ["-f", "-c", "-e", $"trace={string.Join(',', Calls)}", "-o", summary]) { RedirectStandardError = true };
        foreach (var process in processes)
        {
            start.ArgumentList.Add("-p");
            start.ArgumentList.Add(process.ToString(CultureInfo.InvariantCulture));
        }

        var strace = Process.Start(start)!;
        for (var attached = 0; attached < processes.Count;)
        {
            var line = await strace.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("strace ended at once.");
            attached += line.Contains(" attached", StringComparison.Ordinal) ? 1 : 0;
        }

        // What else it says is read, so that it never waits for a reader.
        _ = strace.StandardError.ReadToEndAsync();
        return new SyncCallCounter(strace, summary);
    }

    /// <summary>Ends counting and gives the number of calls.</summary>
    public async Task<int> CountAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _strace.Id.ToString(CultureInfo.InvariantCulture)]);
        await _strace.WaitForExitAsync();
        var counted = from line in await File.ReadAllLinesAsync(_summary)
                      let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                      where words.Length >= 5 && Calls.Contains(words[^1])
                      select int.Parse(words[3], CultureInfo.InvariantCulture);
        return counted.Sum();
    }

    public ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
        {
            _strace.Kill();
        }

        _strace.Dispose();
        File.Delete(_summary);
        return ValueTask.CompletedTask;
    }
}
