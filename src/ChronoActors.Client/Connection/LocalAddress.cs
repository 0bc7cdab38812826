using System.Net;
using System.Net.Sockets;

namespace ChronoActors.Client.Connection;

/// <summary>The address under which others reach this process.</summary>
internal static class LocalAddress
{
    /// <summary>The local address that the system would use to talk to a host; this machine's name if that can't be found out.</summary>
    public static string Towards(string host, int port)
    {
        try
        {
            // Connecting a datagram socket sends nothing: it only chooses the route.
            using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(host, port);
            var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
            return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        }
        catch (SocketException)
        {
            return Dns.GetHostName();
        }
    }
}
