using System.Text.RegularExpressions;
using ChronoActors.Testing;

namespace ChronoActors.Client.Tests.Documentation;

/// <summary>
/// The C# of the guides and of the package's README compiles: it stands word for word in a sample program, which is compiled
/// with the solution and run by its tests.
/// </summary>
public partial class SnippetTests
{
    private static readonly string Guides = Path.Combine(Repository.Root, "docs", "guides");

    private static readonly string PackageReadme = Path.Combine(Repository.Root, "src", "ChronoActors.Client", "README.md");

    private static readonly string Samples = Path.Combine(Repository.Root, "tests", "ChronoActors.Client.Samples");

    public static TheoryData<string> Documents { get; } =
        [.. Directory.GetFiles(Guides, "*.md").Append(PackageReadme).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_snippet_stands_in_a_sample_program(string document)
    {
        var samples = Directory.GetFiles(Samples, "*.cs").Select(path => Plain(File.ReadAllText(path))).ToList();
        var snippets = Snippet().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(found => found.Groups[1].Value).ToList();

        Assert.NotEmpty(snippets);
        Assert.All(snippets, snippet => Assert.True(
            samples.Exists(sample => sample.Contains(Plain(snippet), StringComparison.Ordinal)),
            $"No file in {Samples} has these lines; a snippet is copied from there:\n{snippet}"));
    }

    /// <summary>The lines that say something, without their indentation.</summary>
    private static string Plain(string code) =>
        '\n' + string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + '\n';

    [GeneratedRegex("^ *```csharp\n(.*?)^ *```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Snippet();
}
