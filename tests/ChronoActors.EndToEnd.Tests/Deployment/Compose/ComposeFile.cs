using ChronoActors.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>What docker-compose.yml may have in it: a key that is not here is an error, as it is for Compose.</summary>
internal sealed class ComposeFile
{
    public string Name { get; set; } = "";

    public Dictionary<string, ComposeService> Services { get; set; } = [];

    public Dictionary<string, object?> Volumes { get; set; } = [];

    /// <summary>What services share.</summary>
    [YamlMember(Alias = "x-node", ApplyNamingConventions = false)]
    public object? SharedService { get; set; }

    /// <summary>Variables that they share.</summary>
    [YamlMember(Alias = "x-node-settings", ApplyNamingConventions = false)]
    public object? SharedSettings { get; set; }

    /// <summary>Reads the repository's file.</summary>
    public static ComposeFile Read() => Parse(File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml")));

    /// <summary>Reads a file's content; what several services share is put into each.</summary>
    public static ComposeFile Parse(string yaml)
    {
        using var text = new StringReader(yaml);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<ComposeFile>(new MergingParser(new Parser(text)));
    }
}
