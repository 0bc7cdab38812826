namespace ChronoActors.Testing;

/// <summary>Where things are in the repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of ChronoActors.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>An assembly of src, built in the same configuration as the tests.</summary>
    public static string BuiltAssembly(string project, string? assembly = null)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(Root, "src", project, "bin", configuration, "net10.0", $"{assembly ?? project}.dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChronoActors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
