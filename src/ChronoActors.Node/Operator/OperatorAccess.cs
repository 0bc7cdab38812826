using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>Who may run what: this machine everything, others what changes nothing, and with the token everything.</summary>
internal static class OperatorAccess
{
    /// <summary>Why a command may not run, or null.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isLocal">Whether both ends of the connection are loopback addresses.</param>
    /// <param name="expected">The node's token, or null.</param>
    /// <param name="presented">The client's token, or null.</param>
    public static UsageFault? Refusal(CommandDescription command, bool isLocal, string? expected, string? presented) =>
        command.Changes ? Refusal(command.Name, isLocal, expected, presented) : null;

    /// <summary>Why something that changes the cluster may not be done, or null.</summary>
    /// <param name="what">What is to be done.</param>
    /// <param name="isLocal">Whether both ends of the connection are loopback addresses.</param>
    /// <param name="expected">The node's token, or null.</param>
    /// <param name="presented">The client's token, or null.</param>
    public static UsageFault? Refusal(string what, bool isLocal, string? expected, string? presented)
    {
        if (isLocal)
        {
            return null;
        }

        if (string.IsNullOrEmpty(expected))
        {
            return new UsageFault(
                $"{what} changes something, and this node has no operator token: it takes such commands from its own machine only",
                "run pbm on the node's machine, or give the node an operator token");
        }

        if (presented is null)
        {
            return new UsageFault($"{what} changes something and needs the node's operator token", "give --token TOKEN, or name a file with it in PBM_TOKEN_FILE");
        }

        return AreEqual(expected, presented) ? null : new UsageFault("the operator token is wrong");
    }

    /// <summary>Whether both ends of a connection are loopback addresses.</summary>
    public static bool IsLocal(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local);

    /// <summary>The bearer token of a request, or null.</summary>
    public static string? TokenOf(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;

    // Hashes have one length, so that the time tells nothing of the token's.
    private static bool AreEqual(string expected, string presented) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(presented)));
}
