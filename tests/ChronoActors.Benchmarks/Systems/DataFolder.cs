namespace ChronoActors.Benchmarks.Systems;

/// <summary>Where a system stores: a folder of its own, gone at the end unless it is to be kept.</summary>
internal sealed class DataFolder : IDisposable
{
    public DataFolder(string system) => Path = Directory.CreateTempSubdirectory($"chrono-bench-{system}-").FullName;

    /// <summary>Whether folders stay after the run, for a look at what was stored.</summary>
    public static bool Keep { get; set; }

    public string Path { get; }

    /// <summary>Sum of all files' lengths.</summary>
    public long Bytes => new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    public void Dispose()
    {
        if (Keep)
        {
            Console.WriteLine($"kept: {Path}");
            return;
        }

        Directory.Delete(Path, recursive: true);
    }
}
