namespace ChronoActors.Core.Alerts;

/// <summary>A durable fact about the cluster's rules, or about what its alert log has taken in.</summary>
public interface IAlertEvent;
