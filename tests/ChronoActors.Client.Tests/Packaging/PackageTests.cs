using System.Xml.Linq;

namespace ChronoActors.Client.Tests.Packaging;

/// <summary>What a developer gets who adds the package.</summary>
public class PackageTests
{
    [Theory]
    [InlineData("ChronoActors.Core")]
    [InlineData("ChronoActors.Contracts")]
    [InlineData("ChronoActors.Client")]
    public void Package_has_readme_icon_documentation_symbols_and_says_where_it_comes_from(string project)
    {
        using var package = new PackedProject(project);

        Assert.Superset(
            new HashSet<string> { "README.md", "icon.png", $"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml" },
            package.Files.ToHashSet());
        Assert.Contains($"lib/net10.0/{project}.pdb", package.SymbolFiles);
        Assert.Equal("README.md", ValueOf(package, "readme"));
        Assert.Equal("icon.png", ValueOf(package, "icon"));
        Assert.NotEqual("Package Description", ValueOf(package, "description"));
        Assert.Equal(40, Element(package, "repository").Attribute("commit")?.Value.Length);
        Assert.StartsWith($"# {project}", package.Text("README.md"), StringComparison.Ordinal);
        Assert.Contains("<summary>", package.Text($"lib/net10.0/{project}.xml"), StringComparison.Ordinal);
    }

    private static string ValueOf(PackedProject package, string name) => Element(package, name).Value;

    private static XElement Element(PackedProject package, string name) =>
        package.Metadata.Elements().Single(element => element.Name.LocalName == name);
}
