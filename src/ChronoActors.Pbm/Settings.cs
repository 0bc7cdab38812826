using System.Diagnostics.CodeAnalysis;
using ChronoActors.Core.Operator;
using ChronoActors.Pbm.Connection;

namespace ChronoActors.Pbm;

/// <summary>Whom to ask, and as whom: the command line before the environment before what is usual.</summary>
internal sealed record Settings(HostAddress Host, string? Token)
{
    private const string HostVariable = "PBM_HOST";
    private const string TokenVariable = "PBM_TOKEN_FILE";

    /// <summary>Reads them; a token file is read only where the command line gives no token.</summary>
    public static bool TryRead(
        Invocation invocation, Func<string, string?> variable, [NotNullWhen(true)] out Settings? settings, [NotNullWhen(false)] out UsageFault? fault)
    {
        (settings, fault) = (null, null);
        var host = invocation.Host;
        if (host is null && variable(HostVariable) is { Length: > 0 } named)
        {
            host = HostAddress.Parse(named);
            fault = host is null ? new UsageFault($"{HostVariable} is \"{named}\"; it must be HOST:PORT") : null;
        }

        var token = invocation.Token;
        if (token is null && fault is null && variable(TokenVariable) is { Length: > 0 } file)
        {
            (token, fault) = ReadToken(file);
        }

        if (fault is null && token?.Any(c => c is <= ' ' or > '~') == true)
        {
            fault = new UsageFault("the token has a blank or a character outside ASCII; a bearer token can't have those");
        }

        settings = fault is null ? new Settings(host ?? HostAddress.Default, token) : null;
        return fault is null;
    }

    private static (string? Token, UsageFault? Fault) ReadToken(string file)
    {
        try
        {
            var token = File.ReadAllText(file).Trim();
            return token.Length > 0 ? (token, null) : (null, new UsageFault($"{TokenVariable}: {file} is empty"));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, new UsageFault($"{TokenVariable}: {file} can't be read: {refusal.Message}"));
        }
    }
}
