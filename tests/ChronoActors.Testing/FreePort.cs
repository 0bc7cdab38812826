using System.Net;
using System.Net.Sockets;

namespace ChronoActors.Testing;

/// <summary>Ports from the operating system.</summary>
public static class FreePort
{
    /// <summary>A TCP port on the loopback address that nobody listens on.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
