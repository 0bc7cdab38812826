using System.Net;
using System.Net.Sockets;

namespace ChronoActors.Testing;

/// <summary>Ports to listen on.</summary>
public static class FreePort
{
    // Below the range that the system takes the ports of outgoing connections from: a port stays free while its node is down,
    // however many clients try to connect meanwhile.
    private const int First = 12_000;
    private const int Last = 31_999;

    /// <summary>A TCP port on the loopback address that nobody listens on.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last + 1);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // In use: another one.
            }
        }
    }
}
