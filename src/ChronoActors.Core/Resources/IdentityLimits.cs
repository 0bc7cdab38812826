namespace ChronoActors.Core.Resources;

/// <summary>What an identity may be at most. Sizes are UTF-8 bytes.</summary>
public static class IdentityLimits
{
    /// <summary>Longest resource name, metric name, label name or unit, in bytes.</summary>
    public const int MaxNameBytes = 200;

    /// <summary>Most labels on one resource.</summary>
    public const int MaxLabels = 32;

    /// <summary>Longest canonical identity (name and labels together), in bytes.</summary>
    public const int MaxIdentityBytes = 1024;

    /// <summary>Most metrics in one resource.</summary>
    public const int MaxMetrics = 1000;
}
