using Akka.Actor;

namespace ChronoActors.Client.Connection;

/// <summary>A node that a client asks first.</summary>
internal static class ContactPoint
{
    /// <summary>The name of the nodes' actor system.</summary>
    public const string SystemName = "ChronoActors";

    private const string Receptionist = "system/receptionist";

    /// <summary>Reads <c>host:port</c> or <c>akka.tcp://ChronoActors@host:port</c>.</summary>
    /// <exception cref="ArgumentException">The text is neither; the message shows both forms.</exception>
    public static Address Parse(string text) => Read(text) ?? throw new ArgumentException(Fault(text));

    /// <summary>What is wrong with a contact point, or null.</summary>
    public static string? Fault(string? text) => text is not null && Read(text) is not null
        ? null
        : $"contact point \"{text}\" is not an address; allowed are host:port and akka.tcp://{SystemName}@host:port, for example 127.0.0.1:4053.";

    /// <summary>The path of the actor that takes clients in.</summary>
    public static ActorPath ReceptionistOf(Address address) => new RootActorPath(address) / Receptionist.Split('/');

    private static Address? Read(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"akka.tcp://{SystemName}@{text}";
        if (Uri.TryCreate(full, UriKind.Absolute, out var uri)
            && uri is { Scheme: "akka.tcp", Host.Length: > 0, Port: > 0, UserInfo.Length: > 0, AbsolutePath: "" or "/" })
        {
            return new Address(uri.Scheme, uri.UserInfo, uri.Host, uri.Port);
        }

        return null;
    }
}
