using System.Reflection;

namespace ChronoActors.Node;

/// <summary>Which release this program is.</summary>
internal static class Release
{
    /// <summary>
    /// The version that the program was built as, such as 0.1.0: what members tell each other, so that shards move to nodes of the
    /// newest release during a rolling upgrade. It is this assembly's, whoever started the process.
    /// </summary>
    public static string Version { get; } = WithoutCommit(
        typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>The commit behind a plus sign says nothing about the order of releases.</summary>
    private static string WithoutCommit(string version) => version.Split('+')[0];
}
