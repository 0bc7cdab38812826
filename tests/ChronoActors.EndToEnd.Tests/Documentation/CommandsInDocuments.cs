using System.Text.RegularExpressions;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Documentation;

/// <summary>The commands that README and docs show, in blocks and within the text.</summary>
internal static partial class CommandsInDocuments
{
    /// <summary>README.md and everything under docs.</summary>
    public static IEnumerable<string> Files { get; } =
        [Path.Combine(Repository.Root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)];

    /// <summary>What a shell is to run, without what only shows the form of commands.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Files.Select(File.ReadAllText).SelectMany(text => InBlocks(text).Concat(InText(text))).Where(command => !Form().IsMatch(command)).Distinct()];

    private static IEnumerable<string> InBlocks(string text) =>
        ShellBlock().Matches(text).SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.TrimStart('$', ' ')).Where(IsCommand);

    private static IEnumerable<string> InText(string text) => Code().Matches(text).Select(code => code.Groups[1].Value).Where(IsCommand);

    private static bool IsCommand(string text) => Command().IsMatch(text);

    [GeneratedRegex(@"```(?:sh|console|bash)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?:[A-Z_]+=\S+ )*(?:pbm|dotnet run|dotnet publish|docker|kubectl) ")]
    private static partial Regex Command();

    [GeneratedRegex(@"PALETTE|COMMAND|RESOURCE|…")]
    private static partial Regex Form();
}
