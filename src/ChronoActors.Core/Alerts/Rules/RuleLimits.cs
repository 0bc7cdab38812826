namespace ChronoActors.Core.Alerts.Rules;

/// <summary>How much a cluster's rules may be at most.</summary>
public static class RuleLimits
{
    /// <summary>Most rules in a cluster.</summary>
    public const int MaxRules = 1_000;

    /// <summary>Longest selector of a rule, in bytes of UTF-8: a full book fits in one frame.</summary>
    public const int MaxSelectorBytes = 1_024;

    /// <summary>Longest text of a rule, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 1_024;

    /// <summary>Most thresholds that one resource gets from rules; in the order of the rules' names, further ones do not apply.</summary>
    public const int MaxThresholdsPerResource = 1_000;
}
