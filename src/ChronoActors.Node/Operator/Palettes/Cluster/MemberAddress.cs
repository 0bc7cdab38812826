using System.Globalization;
using Akka.Actor;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary>Addresses of members as people type them: <c>akka.tcp://chrono@10.0.0.1:4053</c> or just <c>10.0.0.1:4053</c>.</summary>
internal static class MemberAddress
{
    /// <summary>Reads an address; protocol and system name are this node's where they are left out.</summary>
    /// <exception cref="UsageException">It is no address.</exception>
    public static Address Parse(string text, Akka.Cluster.Cluster cluster)
    {
        var self = cluster.SelfAddress;
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"{self.Protocol}://{self.System}@{text}";
        return ActorPath.TryParseAddress(full, out var address) && address is { Host: not null, Port: not null }
            ? address
            : throw new UsageException($"\"{text}\" is not an address; give HOST:PORT or {self.Protocol}://{self.System}@HOST:PORT");
    }

    /// <summary>Reads the address of a member.</summary>
    /// <exception cref="UsageException">It is no address, or no member has it.</exception>
    public static Address Member(string text, Akka.Cluster.Cluster cluster)
    {
        var address = Parse(text, cluster);
        var members = cluster.State.Members.Select(member => member.Address).ToList();
        return members.Contains(address)
            ? address
            : throw new UsageException($"{address} is not a member; members are {string.Join(", ", members)}");
    }

    /// <summary>What people type.</summary>
    public static string Shown(this Address address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");
}
