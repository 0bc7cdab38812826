using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using ChronoActors.Testing;

namespace ChronoActors.Client.Tests.Packaging;

/// <summary>A project of src, packed as it was built for the tests.</summary>
internal sealed class PackedProject : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly string _project;

    public PackedProject(string project)
    {
        _project = project;
        var assembly = new FileInfo(Repository.BuiltAssembly(project));
        var configuration = assembly.Directory!.Parent!.Name;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "pack", Path.Combine(Repository.Root, "src", project), "--no-build", "--no-restore", "-nodeReuse:false",
                "--configuration", configuration, "--output", _folder.Path,
            ])
        {
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        Assert.True(pack.ExitCode == 0, output);
    }

    public IReadOnlyList<string> Files => Entries("nupkg");

    public IReadOnlyList<string> SymbolFiles => Entries("snupkg");

    public XElement Metadata
    {
        get
        {
            using var package = Open("nupkg");
            using var nuspec = package.GetEntry($"{_project}.nuspec")!.Open();
            return XDocument.Load(nuspec).Root!.Elements().Single();
        }
    }

    public string Text(string file)
    {
        using var package = Open("nupkg");
        using var reader = new StreamReader(package.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    public void Dispose() => _folder.Dispose();

    private List<string> Entries(string extension)
    {
        using var package = Open(extension);
        return [.. package.Entries.Select(entry => entry.FullName)];
    }

    private ZipArchive Open(string extension) => ZipFile.OpenRead(Directory.GetFiles(_folder.Path, $"*.{extension}").Single());
}
