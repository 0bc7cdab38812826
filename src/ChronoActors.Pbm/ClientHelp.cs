using System.Reflection;
using ChronoActors.Core.Operator;

namespace ChronoActors.Pbm;

/// <summary>What <c>pbm</c> says of itself without a node.</summary>
internal static class ClientHelp
{
    /// <summary>The version of this client.</summary>
    public static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Usage, switches and exit codes.</summary>
    public static IEnumerable<string> General { get; } =
    [
        "pbm asks and steers a ChronoActors cluster through the operator endpoint of one of its nodes.",
        "",
        "usage:",
        "  pbm [HOST:PORT] PALETTE COMMAND [ARG]... [-x VALUE]...",
        "  pbm [HOST:PORT]                            an interactive prompt",
        "  pbm [HOST:PORT] PALETTE [COMMAND] --help   what there is",
        "",
        "Without HOST:PORT it asks PBM_HOST, or 127.0.0.1:9110. Put resources in single quotes: 'disk{device=\"sda\"}'.",
        .. HelpText.Section("switches of every command", GlobalSwitches.All.Select(known => (
            $"{(known.Letter is null ? "   " : known.Letter + ",")} {known.Name} {known.Value.Placeholder}".TrimEnd(), known.Summary))),
        .. HelpText.Section("exit codes",
        [
            ("0", "done"),
            ("1", "the command failed"),
            ("2", "the command line was not understood; nothing was done"),
            ("3", "the node could not be reached, or the connection broke"),
            ("4", "the answer is right, but parts of it are missing"),
        ]),
    ];
}
