using System.Text.Json;
using System.Text.RegularExpressions;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>What a Dockerfile says of the image: its last stage.</summary>
internal sealed partial class Dockerfile
{
    private readonly IReadOnlyList<(string Word, string Value)> _last;

    private Dockerfile(string text)
    {
        Instructions = [.. Continued().Replace(Comment().Replace(text, ""), " ").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries)).Select(words => (words[0], words[1]))];
        _last = [.. Instructions.Skip(Instructions.Select((instruction, at) => (instruction, at)).Last(pair => pair.instruction.Word == "FROM").at)];
    }

    /// <summary>All instructions, without comments, each as one line.</summary>
    public IReadOnlyList<(string Word, string Value)> Instructions { get; }

    /// <summary>The image that it builds on.</summary>
    public string Base => One("FROM");

    /// <summary>Where the program is started.</summary>
    public string WorkingDirectory => One("WORKDIR");

    /// <summary>User and group, as numbers.</summary>
    public string User => One("USER");

    /// <summary>The program, as a list of words.</summary>
    public IReadOnlyList<string> EntryPoint => JsonSerializer.Deserialize<string[]>(One("ENTRYPOINT"))!;

    /// <summary>The ports that it is said to listen on.</summary>
    public IReadOnlyList<int> Ports => [.. One("EXPOSE").Split(' ').Select(int.Parse)];

    /// <summary>The default of the build argument VERSION, in each stage.</summary>
    public IEnumerable<string> Versions => Instructions.Where(line => line.Word == "ARG" && line.Value.StartsWith("VERSION=", StringComparison.Ordinal)).Select(line => line.Value["VERSION=".Length..]);

    /// <summary>The environment variables that it sets.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        Assignment().Matches(One("ENV")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>The instructions of the image itself.</summary>
    public IReadOnlyList<string> Words => [.. _last.Select(line => line.Word)];

    /// <summary>The Dockerfile of a project under src.</summary>
    public static Dockerfile Of(string project) => new(File.ReadAllText(Path.Combine(Repository.Root, "src", project, "Dockerfile")));

    private string One(string word) => _last.Single(line => line.Word == word).Value;

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"^\s*#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"([A-Z_]+)=""([^""]*)""")]
    private static partial Regex Assignment();
}
