namespace ChronoActors.Node.Receivers;

/// <summary>A receiver's host is at private addresses only, and these are not allowed.</summary>
internal sealed class PrivateAddressException(string host)
    : Exception($"{host} is at a private address, which is refused without allow-private = on");
