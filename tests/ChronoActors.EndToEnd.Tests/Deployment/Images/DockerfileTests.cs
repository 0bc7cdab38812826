using System.Diagnostics;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>The Dockerfiles say what the programs are, and the SDK makes the same images as they do.</summary>
public class DockerfileTests
{
    [Theory]
    [InlineData("ChronoActors.Node", "8080 4053 9110")]
    [InlineData("ChronoActors.Agent", "8081")]
    public void An_image_has_the_program_as_an_ordinary_user_and_no_sdk(string project, string ports)
    {
        var image = Dockerfile.Of(project);

        Assert.Equal([$"/app/{project}"], image.EntryPoint);
        Assert.Equal(ports, string.Join(' ', image.Ports));
        Assert.Equal("1654:1654", image.User);
        Assert.Contains("/aspnet:", image.Base, StringComparison.Ordinal);
        Assert.Contains("-chiseled", image.Base, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN", image.Words);
        Assert.StartsWith("/app/pbm:", image.Environment["PATH"], StringComparison.Ordinal);
        Assert.All(image.Versions, version => Assert.Equal(Programs.Version, version));
        Assert.Equal(2, image.Versions.Count());
    }

    [Fact]
    public void Ports_and_variables_are_the_programs_own()
    {
        var node = Programs.LoadNode(null, Ours(Dockerfile.Of("ChronoActors.Node")));
        Assert.Equal([node.HttpPort, node.RemotingPort, node.OperatorPort], Dockerfile.Of("ChronoActors.Node").Ports);
        Assert.Equal("/data", node.DataDirectory);

        var agent = Programs.LoadAgent(null, Ours(Dockerfile.Of("ChronoActors.Agent")).Append(new("CHRONO_AGENT_CONTACTS", "a:1")).ToDictionary());
        Assert.Equal([agent.HttpPort], Dockerfile.Of("ChronoActors.Agent").Ports);
    }

    [Theory]
    [InlineData("ChronoActors.Node")]
    [InlineData("ChronoActors.Agent")]
    public void What_a_dockerfile_copies_is_there_and_not_ignored(string project)
    {
        var ignore = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"));
        var copied = Dockerfile.Of(project).Instructions.Where(line => line.Word == "COPY" && !line.Value.StartsWith("--", StringComparison.Ordinal))
            .SelectMany(line => line.Value.Split(' ')[..^1]).ToList();

        Assert.Contains("src", copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        Assert.All(copied, path => Assert.Contains($"!{path}", ignore));
    }

    [Theory]
    [InlineData("ChronoActors.Node", "node")]
    [InlineData("ChronoActors.Agent", "agent")]
    public void The_sdk_makes_the_same_image(string project, string name)
    {
        var image = Dockerfile.Of(project);
        string[] properties = ["ContainerBaseImage", "ContainerUser", "ContainerRepository", "ContainerImageTag", "ContainerWorkingDirectory"];
        using var output = System.Text.Json.JsonDocument.Parse(Evaluate(project, [.. properties.Select(property => $"-getProperty:{property}"), "-getItem:ContainerPort", "-getItem:ContainerEnvironmentVariable"]));
        var given = output.RootElement.GetProperty("Properties");
        var items = output.RootElement.GetProperty("Items");

        Assert.Equal(
            [image.Base, image.User.Split(':')[0], $"chronoactors/{name}", Programs.Version, image.WorkingDirectory],
            properties.Select(property => given.GetProperty(property).GetString()!));
        Assert.Equal(image.Ports, items.GetProperty("ContainerPort").EnumerateArray().Select(port => int.Parse(port.GetProperty("Identity").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(
            image.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            items.GetProperty("ContainerEnvironmentVariable").EnumerateArray()
                .Select(item => KeyValuePair.Create(item.GetProperty("Identity").GetString()!, item.GetProperty("Value").GetString()!)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Ours(Dockerfile image) =>
        image.Environment.Where(pair => pair.Key.StartsWith("CHRONO_", StringComparison.Ordinal)).ToDictionary();

    private static string Evaluate(string project, string[] wanted)
    {
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Repository.Root, "src", project), .. wanted]) { RedirectStandardOutput = true })!;
        var output = msbuild.StandardOutput.ReadToEnd();
        msbuild.WaitForExit();
        return output;
    }
}
