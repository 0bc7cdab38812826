namespace ChronoActors.Core.Alerts.Rules;

/// <summary>How bad an alert of a rule is. The values are part of the wire and journal formats.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Info = 1,

    /// <summary>Somebody should look. What a rule has that says nothing.</summary>
    Warning = 2,

    /// <summary>Somebody has to act now.</summary>
    Critical = 3,
}
