using System.Diagnostics;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>A project as <c>dotnet publish</c> lays it out for its image, out of what the tests were built with.</summary>
public abstract class PublishedImage : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private protected PublishedImage(string project)
    {
        Dockerfile = Dockerfile.Of(project);
        var configuration = Repository.BuiltAssembly(project).Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Root, "src", project), "--no-build", "-c", configuration, "-o", Folder, "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish of {project} ended with {publish.ExitCode}: {output}");
        }

        Permissions.OpenToAll(_folder.Path);
    }

    /// <summary>What becomes /app.</summary>
    public string Folder => Path.Combine(_folder.Path, "app");

    internal Dockerfile Dockerfile { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
