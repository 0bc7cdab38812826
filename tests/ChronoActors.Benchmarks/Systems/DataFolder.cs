using System.Diagnostics;
using System.Globalization;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>Where a system stores: a folder of its own, gone at the end unless it is to be kept.</summary>
internal sealed class DataFolder : IDisposable
{
    public DataFolder(string system) => Path = Directory.CreateTempSubdirectory($"bench-{system}-").FullName;

    /// <summary>Whether folders stay after the run, for a look at what was stored.</summary>
    public static bool Keep { get; set; }

    public string Path { get; }

    /// <summary>Bytes of the blocks that a part of the folder occupies; a file may be longer where nothing was written.</summary>
    public long Occupied(string part = "")
    {
        var path = System.IO.Path.Combine(Path, part);
        if (!Directory.Exists(path))
        {
            return 0;
        }

        using var du = Process.Start(new ProcessStartInfo("du", ["-s", "-B1", path]) { RedirectStandardOutput = true })!;
        var answer = du.StandardOutput.ReadToEnd();
        du.WaitForExit();
        return long.Parse(answer.Split('\t')[0], CultureInfo.InvariantCulture);
    }

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
