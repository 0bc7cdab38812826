using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Resources;

/// <summary>A name, label, metric or type breaks a rule; the message says which, where, and what is allowed.</summary>
public sealed class IdentityException(RejectionReason reason, string message) : FormatException(message)
{
    /// <summary>The verdict that a sample with this identity gets.</summary>
    public RejectionReason Reason { get; } = reason;
}
