using ChronoActors.Testing;
using PublicApiGenerator;

namespace ChronoActors.Client.Tests.Packaging;

/// <summary>What applications compile against changes only on purpose.</summary>
public class PublicApiTests
{
    private const string Accept = "ACCEPT_API";
    private static readonly string Approved =
        Path.Combine(Repository.Root, "tests", "ChronoActors.Client.Tests", "Packaging", "ChronoActors.Client.approved.txt");

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var api = typeof(ResourceTracker).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(Approved, api);
        }

        var approved = File.ReadAllText(Approved).ReplaceLineEndings("\n");
        var (gone, come) = (Lines(approved).Except(Lines(api)).ToList(), Lines(api).Except(Lines(approved)).ToList());
        Assert.True(
            approved == api,
            $"The public API of ChronoActors.Client has changed. If that is meant, run this test once more with {Accept}=1 in the environment, "
            + $"and commit {Path.GetFileName(Approved)} with the change.\nGone:\n{string.Join('\n', gone)}\nCome:\n{string.Join('\n', come)}");
    }

    private static string[] Lines(string text) => text.Split('\n');
}
