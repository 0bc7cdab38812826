using System.Text.RegularExpressions;

namespace ChronoActors.Node.Settings;

/// <summary>
/// Variables that Kubernetes sets for each service of a namespace, in the form of old container links. Those of a service
/// named <c>chrono-…</c> have our prefix and are none of our settings.
/// </summary>
internal static partial class ServiceLink
{
    /// <summary>Whether a variable is one of them, by its name or, for the plain port, by its value.</summary>
    public static bool Is(string name, string value) =>
        Name().IsMatch(name) || (name.EndsWith("_PORT", StringComparison.Ordinal) && Value().IsMatch(value));

    [GeneratedRegex("_SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)$|_PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$")]
    private static partial Regex Name();

    [GeneratedRegex("^(tcp|udp|sctp)://")]
    private static partial Regex Value();
}
