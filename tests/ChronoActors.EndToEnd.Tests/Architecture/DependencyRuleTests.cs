using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChronoActors.EndToEnd.Tests.Architecture;

/// <summary>The architecture as rules: dependencies point one way, and every file keeps to the house rules.</summary>
public class DependencyRuleTests
{
    private static readonly string Source = Path.Combine(RepositoryRoot(), "src");

    /// <summary>Each project and the projects that it may reference.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["ChronoActors.Core"] = [],
        ["ChronoActors.Contracts"] = ["ChronoActors.Core"],
        ["ChronoActors.Cluster"] = ["ChronoActors.Contracts"],
        ["ChronoActors.Client"] = ["ChronoActors.Contracts"],
        ["ChronoActors.Pbm"] = ["ChronoActors.Core"],
        ["ChronoActors.Agent"] = ["ChronoActors.Client"],
        ["ChronoActors.Node"] = ["ChronoActors.Cluster", "ChronoActors.Client", "ChronoActors.Agent"],
    };

    [Fact]
    public void Every_project_has_a_rule() =>
        Assert.Equal(MayReference.Keys.Order(StringComparer.Ordinal), Projects().Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void References_point_one_way()
    {
        var wrong =
            from project in Projects()
            from target in References(project, "ProjectReference").Select(NameOf)
            where !MayReference.GetValueOrDefault(NameOf(project), []).Contains(target)
            select $"{NameOf(project)} -> {target}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nobody_but_the_node_builds_in_another_host()
    {
        string[] hosts = ["ChronoActors.Node", "ChronoActors.Agent", "ChronoActors.Pbm"];
        var found =
            from project in Projects()
            from target in References(project, "ProjectReference").Select(NameOf)
            where hosts.Contains(target)
            select $"{NameOf(project)} -> {target}";
        Assert.Equal(["ChronoActors.Node -> ChronoActors.Agent"], found);
    }

    [Theory]
    [InlineData("ChronoActors.Core")]
    [InlineData("ChronoActors.Pbm")]
    public void Project_needs_no_actors(string name)
    {
        var project = Projects().Single(path => NameOf(path) == name);
        Assert.DoesNotContain(References(project, "PackageReference"), IsAkka);
    }

    [Fact]
    public void Contracts_need_no_more_of_akka_than_its_core()
    {
        var project = Projects().Single(path => NameOf(path) == "ChronoActors.Contracts");
        Assert.Equal(["Akka"], References(project, "PackageReference").Where(IsAkka));
    }

    [Fact]
    public void Time_comes_from_a_time_provider()
    {
        var clock = new Regex(@"\bDateTime(Offset)?\s*\.\s*(Utc)?Now\b", RegexOptions.CultureInvariant);
        Assert.DoesNotContain(SourceFiles(), path => clock.IsMatch(File.ReadAllText(path)));
    }

    [Fact]
    public void Files_are_named_after_their_subject()
    {
        string[] vague = ["Utils", "Manager", "Helper"];
        Assert.DoesNotContain(SourceFiles(), path =>
            vague.Any(word => Path.GetFileName(path).Contains(word, StringComparison.Ordinal)));
    }

    private static bool IsAkka(string package) =>
        package == "Akka" || package.StartsWith("Akka.", StringComparison.Ordinal);

    private static string[] Projects()
    {
        var projects = Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        return projects;
    }

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    private static string[] SourceFiles()
    {
        string[] generated = ["bin", "obj"];
        string[] files =
        [
            .. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(Source, path).Split(Path.DirectorySeparatorChar).Any(generated.Contains)),
        ];
        Assert.NotEmpty(files);
        return files;
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChronoActors.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ChronoActors.sln above {AppContext.BaseDirectory}.");
    }
}
