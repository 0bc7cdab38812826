using System.Text.Json;
using System.Text.RegularExpressions;
using ChronoActors.Core.Operator;
using ChronoActors.EndToEnd.Tests.BadInput;
using ChronoActors.Node.Settings;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Documentation;

/// <summary>What README and docs tell people to type is understood. Their C# is compiled with this project.</summary>
[Trait("Category", "EndToEnd")]
public partial class DocumentationTests(PlainNode plain) : IClassFixture<PlainNode>
{
    [Fact]
    public async Task Commands_of_pbm_are_understood_by_a_node()
    {
        var commands = CommandsInDocuments.All.Select(command => PbmCommand().Match(command)).Where(found => found.Success).Select(found => found.Groups[1].Value).ToList();
        Assert.Contains("tracker report", commands);
        var palettes = await PalettesAsync();
        foreach (var command in commands.Where(command => command != "--help"))
        {
            Assert.True(CommandLineParser.TryParse(palettes, WordSplitter.Split(command, out _), out _, out var fault), $"{command}: {fault}");
        }
    }

    [Fact]
    public void Projects_dockerfiles_and_overlays_that_are_named_exist()
    {
        var paths = CommandsInDocuments.All.SelectMany(command => RepositoryPath().Matches(command)).Select(found => found.Groups[1].Value).ToHashSet();
        Assert.Superset(new HashSet<string> { "src/ChronoActors.Node", "src/ChronoActors.Node/Dockerfile", "k8s/overlays/production" }, paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public void Variables_of_a_node_are_known_to_it()
    {
        var variables = CommandsInDocuments.Files.SelectMany(file => Variable().Matches(File.ReadAllText(file))).Select(found => found.Value).Distinct();
        var values = variables.ToDictionary(name => name, _ => "", StringComparer.Ordinal);
        Assert.Contains("CHRONO_SEEDS", values);

        // Values are judged after all names are known.
        var fault = Record.Exception(() => SettingsLoader.Load(null, values));

        Assert.DoesNotContain("is not known", fault?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_somewhere()
    {
        var dead =
            from file in CommandsInDocuments.Files
            from Match link in Link().Matches(File.ReadAllText(file))
            let target = Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value)
            where !Path.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, file)} -> {link.Groups[1].Value}";
        Assert.Empty(dead);
    }

    private async Task<IReadOnlyList<PaletteDescription>> PalettesAsync()
    {
        using var http = new HttpClient();
        var server = await http.GetStringAsync(new Uri($"http://{plain.Node.OperatorAddress}/operator/palettes"));
        return JsonSerializer.Deserialize(server, OperatorJson.Default.ServerDescription)!.Palettes;
    }

    [GeneratedRegex(@"(?:(?:^|-- |exec \S+ )pbm|src/ChronoActors\.Pbm --) (?:[\w.]+:\d+ )?(.+)$")]
    private static partial Regex PbmCommand();

    [GeneratedRegex(@"(?:--project|dotnet publish|-f|-k) ([a-z]\S*/\S+)")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\bCHRONO_[A-Z_]*[A-Z]\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();
}
