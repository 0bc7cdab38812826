namespace ChronoActors.Client.Metering;

/// <summary>What a <see cref="MeterTracking"/> tracks and what it left out.</summary>
/// <param name="Instruments">Instruments that are listened to.</param>
/// <param name="Resources">Resources that they are tracked as.</param>
/// <param name="BeyondLimit">Measurements that were left out because there were too many sets of tags.</param>
/// <param name="Refused">Sets of tags that can't be a resource: too long, or not tracked by a closed tracker. Each may stand for many measurements.</param>
/// <param name="Faults">Readings that ended early because an observable instrument threw.</param>
public readonly record struct MeterTrackingCounters(int Instruments, int Resources, long BeyondLimit, long Refused, long Faults);
