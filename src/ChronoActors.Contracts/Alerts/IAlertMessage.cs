namespace ChronoActors.Contracts.Alerts;

/// <summary>A message of a client about rules, or about the alerts that they raise.</summary>
public interface IAlertMessage : IWireMessage;
