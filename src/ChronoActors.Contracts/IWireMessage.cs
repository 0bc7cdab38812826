namespace ChronoActors.Contracts;

/// <summary>A message with a schema in <c>Protos/</c>; only these cross process borders.</summary>
public interface IWireMessage;
