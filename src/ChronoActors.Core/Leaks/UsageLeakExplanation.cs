using System.Globalization;

namespace ChronoActors.Core.Leaks;

/// <summary>Says a verdict in one sentence.</summary>
internal static class UsageLeakExplanation
{
    public static string Of(UsageLeakVerdict verdict, in FloorJudgement judgement) => verdict.Finding switch
    {
        FloorFinding.KeepsRising when verdict.IsSuspected => Rising(verdict, judgement),
        FloorFinding.TooEarly => "Too early to say: it takes 49 samples over 5 minutes.",
        FloorFinding.Flat => Text($"No leak: the floor, {judgement.Floor:G4}, stays within its noise (confidence {judgement.Confidence:F2})."),
        FloorFinding.ComesBack => Text($"No leak: the floor rises, but comes back; it is {judgement.Floor:G4} now (confidence {judgement.Confidence:F2})."),
        FloorFinding.Steps => Text($"No leak: nearly all of the rise to {judgement.Floor:G4} came in a step or two (confidence {judgement.Confidence:F2})."),
        FloorFinding.LevelledOff =>
            Text($"No leak: the floor rose to {judgement.Floor:G4} and levelled off, {judgement.LateShare:P0} of the rise is recent (confidence {judgement.Confidence:F2})."),
        _ => Text($"No verdict: the floor rose by {judgement.Rise:G4} to {judgement.Floor:G4}, not yet clearly enough (confidence {judgement.Confidence:F2})."),
    };

    private static string Rising(UsageLeakVerdict verdict, in FloorJudgement judgement)
    {
        var since = DateTime.UnixEpoch.AddTicks(judgement.StartNs / TimeSpan.NanosecondsPerTick);
        var restarts = judgement.Restarts switch
        {
            0 => "",
            1 => ", after a restart too",
            _ => Text($", after {judgement.Restarts} restarts too"),
        };
        return Text($"Leak: the floor has risen by {judgement.Rise:G4} to {judgement.Floor:G4} since {since:yyyy-MM-dd HH:mm:ss}Z, ")
            + Text($"{judgement.GrowthPerHour:G3} per hour, {judgement.LateShare:P0} of it in the last third{restarts}")
            + Text($" (confidence {judgement.Confidence:F2}){Until(verdict)}.");
    }

    private static string Until(UsageLeakVerdict verdict) => verdict.UntilLimit switch
    {
        null => "",
        { Ticks: 0 } => Text($"; it has reached the limit of {verdict.Limit:G4}"),
        { TotalDays: >= 2 } days => Text($"; it reaches the limit of {verdict.Limit:G4} in {days.TotalDays:F1} days"),
        { } time => Text($"; it reaches the limit of {verdict.Limit:G4} in {time.TotalHours:F1} hours"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
