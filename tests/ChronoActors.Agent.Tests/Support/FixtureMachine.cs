using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Settings;

namespace ChronoActors.Agent.Tests.Support;

/// <summary>A copy of a captured /proc and /sys tree that a test may change, with a sink and a clock.</summary>
internal sealed class FixtureMachine : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("agent-tests-").FullName;

    public FixtureMachine(string fixture)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public MemoryRowSink Sink { get; } = new();

    public ManualTime Time { get; } = new();

    public MemoryLogger Log { get; } = new();

    public MachineRoots Roots => new(
        Path.Combine(_root, "proc"),
        Path.Combine(_root, "sys"),
        Path.Combine(_root, "sys/fs/cgroup"),
        Path.Combine(_root, "proc/self/mounts"),
        Path.Combine(_root, "proc/net/dev"),
        "/");

    public SamplerContext Context(string sampler, bool inContainer = false, params string[] skip) => new(
        Roots,
        inContainer,
        "n",
        new SamplerSettings(true, TimeSpan.FromSeconds(1), skip),
        Sink,
        Time,
        new FaultLog(sampler, Log));

    public void Write(string path, string content)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public void Replace(string path, string old, string with)
    {
        var content = File.ReadAllText(Path.Combine(_root, path));
        Assert.Contains(old, content, StringComparison.Ordinal);
        Write(path, content.Replace(old, with, StringComparison.Ordinal));
    }

    public void CreateDirectory(string path) => Directory.CreateDirectory(Path.Combine(_root, path));

    /// <summary>Samples, with one second between two samples.</summary>
    public void Sample(ISampler sampler)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        sampler.Sample(Time.GetUtcNow().ToUnixTimeSeconds() * 1_000_000_000);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
