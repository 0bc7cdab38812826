using System.Net;
using System.Net.Sockets;

namespace ChronoActors.Node.Receivers;

/// <summary>Addresses that are not on the public internet: this machine, its networks, and what is reserved.</summary>
internal static class PrivateAddress
{
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Whether it is one. An IPv6 address that stands for an IPv4 address is what that is.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            if (address.IsIPv4MappedToIPv6 || Nat64.Contains(address))
            {
                address = new IPAddress(bytes.AsSpan(12));
            }
            else if (SixToFour.Contains(address))
            {
                address = new IPAddress(bytes.AsSpan(2, 4));
            }
        }

        return Array.Exists(Networks, network => network.Contains(address));
    }
}
