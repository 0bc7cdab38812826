using System.Globalization;

namespace ChronoActors.Pbm.Connection;

/// <summary>Where an operator endpoint listens.</summary>
internal sealed record HostAddress(string Host, int Port)
{
    /// <summary>Where a node on this machine listens when nobody says otherwise.</summary>
    public static HostAddress Default { get; } = new("127.0.0.1", 9110);

    /// <summary>The endpoint's base address.</summary>
    public Uri Uri => new($"http://{this}/");

    /// <summary>Whether a word can only be an address: palettes have no colon in their names.</summary>
    public static bool LooksLike(string word) => word.Contains(':', StringComparison.Ordinal);

    /// <summary>Reads <c>HOST:PORT</c>, <c>[IPV6]:PORT</c>, also with <c>http://</c> in front; null when it is neither.</summary>
    public static HostAddress? Parse(string text)
    {
        var plain = text.StartsWith("http://", StringComparison.Ordinal) ? text[7..].TrimEnd('/') : text;
        var colon = plain.LastIndexOf(':');
        if (colon <= 0
            || !int.TryParse(plain[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65535)
        {
            return null;
        }

        var host = plain[..colon];
        var isHost = Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4
            || (host[0] == '[' && host[^1] == ']' && Uri.CheckHostName(host[1..^1]) == UriHostNameType.IPv6);
        return isHost ? new HostAddress(host, port) : null;
    }

    /// <summary><c>HOST:PORT</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
