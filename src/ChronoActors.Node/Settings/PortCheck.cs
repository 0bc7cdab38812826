using System.Globalization;
using System.Net.Sockets;
using ChronoActors.Agent.Settings;
using ChronoActors.Node.Operator;

namespace ChronoActors.Node.Settings;

/// <summary>Whether the node can listen where its settings say: found out before it joins a cluster and has to leave again.</summary>
internal static class PortCheck
{
    /// <summary>Tries the ports of remoting, HTTP and the operator endpoint.</summary>
    /// <exception cref="SettingException">One of them can't be listened on.</exception>
    public static void Require(NodeSettings settings)
    {
        // All are held until the last is tried: two settings with one port are found as well.
        var held = new List<TcpListener>();
        try
        {
            Hold("chrono.remoting.port (CHRONO_REMOTING_PORT)", settings.RemotingPort);
            Hold("chrono.http.port (CHRONO_HTTP_PORT)", settings.HttpPort);
            Hold("chrono.operator.port (CHRONO_OPERATOR_PORT)", settings.OperatorPort);
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }

        void Hold(string setting, int port)
        {
            var listener = new TcpListener(OperatorSetup.AddressOf(settings), port);
            held.Add(listener);
            try
            {
                listener.Start();
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressNotAvailable)
            {
                throw new SettingException("chrono.bind (CHRONO_BIND)", $"\"{settings.Bind}\"", "an IP address of this machine, or 0.0.0.0");
            }
            catch (SocketException fault)
            {
                var value = port.ToString(CultureInfo.InvariantCulture);
                throw new SettingException(setting, value, $"a port that this user can listen on and nobody else does, or 0 for any ({fault.Message})");
            }
        }
    }
}
